import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { DEFAULT_PREFERENCES, type Preferences } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { hourFormatOf } from '../formatting/hour-format';
import { apiUrl } from '../http/api-url';
import { DocumentData } from '../http/document-data';
import { applyTheme, rememberedTheme, rememberTheme } from './theme';

const PREFERENCES = apiUrl('users/me/preferences');

/** The signed-in user's preferences. */
@Injectable({ providedIn: 'root' })
export class PreferencesStore {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly documentData = inject(DocumentData);
  private readonly shown = signal<Preferences>({ ...DEFAULT_PREFERENCES, theme: rememberedTheme() });
  private saved: Preferences = this.shown();
  private reading: Promise<void> | null = null;
  private writes = 0;
  private isStale = false;

  readonly preferences = this.shown.asReadonly();
  readonly hourFormat = computed(() => hourFormatOf(this.shown().hourCycle, navigator.language));
  readonly homeZone = computed(() => this.shown().homeZone);

  load(): Promise<void> {
    const preferences = this.documentData.take('preferences') ?? null;
    if (preferences !== null) this.settle(preferences);
    this.reading = preferences === null ? this.read() : Promise.resolve();
    return this.reading;
  }

  /** Resolves once the user's preferences are loaded. */
  known(): Promise<void> {
    return this.reading ?? this.load();
  }

  /**
   * Reads the preferences again because they have changed elsewhere. Pending changes of this page are saved first: without
   * them, the answer would undo them on the page for a moment.
   */
  async refresh(): Promise<void> {
    this.isStale = true;
    if (this.writes > 0) return;
    const preferences = await this.get();
    if (this.writes > 0) return;
    this.isStale = false;
    this.settle(preferences);
  }

  /** Shows the change at once and saves it. A failure restores the last saved state and is rethrown. */
  async change(change: Partial<Preferences>): Promise<void> {
    this.show({ ...this.shown(), ...change });
    this.writes += 1;
    try {
      this.settle(await firstValueFrom(this.http.patch<Preferences>(PREFERENCES, change)));
    } catch (error) {
      this.show(this.saved);
      throw error;
    } finally {
      this.writes -= 1;
      // A failed refresh may wait for the next one: the page shows what the user did last.
      if (this.isStale) void this.refresh().catch(() => undefined);
    }
  }

  private async read(): Promise<void> {
    this.settle(await this.get());
  }

  private get(): Promise<Preferences> {
    return firstValueFrom(this.http.get<Preferences>(PREFERENCES));
  }

  private settle(preferences: Preferences): void {
    this.saved = preferences;
    this.show(preferences);
    rememberTheme(preferences.theme);
  }

  private show(preferences: Preferences): void {
    this.shown.set(preferences);
    applyTheme(this.document, preferences.theme);
  }
}
