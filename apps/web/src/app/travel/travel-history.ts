import { DestroyRef, inject, Injectable } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { AT } from './moment-address';

/** Moves within this time get one address: browsers limit how often a page may change it. */
const DEBOUNCE_MS = 300;

/** `2027-01-15T14:00Z` */
function formatAt(utcMs: number): string {
  return new Date(utcMs).toISOString().replace(/:\d\d\.\d+Z$/, 'Z');
}

/** Keeps the moment in the address of the page, so that Back leads to the one before, and a copied link to this one. */
@Injectable()
export class TravelHistory {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The moment that the address has, or is about to get. */
  private savedMs: number | null = null;
  /** The one that it got last. */
  private writtenMs: number | null = null;
  private isPushing = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /**
   * Sets the moment of the address soon; null for now. A moment that follows another by a move of the slider replaces it, so that
   * Back does not repeat every move.
   */
  save(utcMs: number | null, { isNew = false } = {}): void {
    this.isPushing ||= isNew || this.savedMs === null || utcMs === null;
    this.savedMs = utcMs === null ? null : Math.floor(utcMs / MS_PER_MINUTE) * MS_PER_MINUTE;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), DEBOUNCE_MS);
  }

  /** Whether the moment of an address is another one than this page has given it. */
  isNews(addressMs: number | null): boolean {
    if (addressMs === this.savedMs || addressMs === this.writtenMs) return false;
    clearTimeout(this.timer);
    this.isPushing = false;
    this.savedMs = addressMs;
    this.writtenMs = addressMs;
    return true;
  }

  private write(): void {
    const replaceUrl = !this.isPushing;
    this.isPushing = false;
    this.writtenMs = this.savedMs;
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { [AT]: this.savedMs === null ? null : formatAt(this.savedMs) },
      queryParamsHandling: 'merge',
      replaceUrl,
      scroll: 'manual',
    });
  }
}
