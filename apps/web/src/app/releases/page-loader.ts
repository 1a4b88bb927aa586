import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Meta } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

const STORAGE_KEY = 'live-tz-loaded-again';

/** Loads documents again, at most once for each reason, so that a server that cannot deliver a file causes no loop. */
@Injectable({ providedIn: 'root' })
export class PageLoader {
  private readonly document = inject(DOCUMENT);
  private readonly http = inject(HttpClient);

  /** Resolves to the build of the page on the server; rejects while the server cannot be reached. */
  async buildOnServer(): Promise<string | null> {
    const { pageBuild } = await firstValueFrom(this.http.get<Meta>(apiUrl('meta')));
    return pageBuild;
  }

  /**
   * Loads a document in place of this one, unless the same reason has done so in this tab.
   *
   * @returns whether it does
   */
  loadOnce(url: string, reason: string): boolean {
    if (!this.remember(reason)) return false;
    this.load(url);
    return true;
  }

  load(url: string): void {
    this.document.location.assign(url);
    // An address that differs in nothing but its fragment would not load anything.
    if (url.includes('#')) this.document.location.reload();
  }

  /** False if the reason was remembered before, or cannot be. */
  private remember(reason: string): boolean {
    try {
      const reasons = (sessionStorage.getItem(STORAGE_KEY) ?? '').split('\n');
      if (reasons.includes(reason)) return false;
      sessionStorage.setItem(STORAGE_KEY, [...reasons, reason].join('\n'));
      return true;
    } catch {
      // The browser does not allow storage.
      return false;
    }
  }
}
