import { inject, Injectable } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { FailedNavigation } from './failed-navigation';
import { MissingPart } from './missing-part';
import { NewRelease } from './new-release';
import { PagePrefetch } from './page-prefetch';

/** Keeps an open page usable while the server is unreachable or upgraded. It is loaded after the first second. */
@Injectable({ providedIn: 'root' })
export class Releases {
  private readonly failed = inject(FailedNavigation);
  private readonly missing = inject(MissingPart);
  private readonly newRelease = inject(NewRelease);
  private readonly prefetch = inject(PagePrefetch);

  start(): void {
    this.newRelease.watch();
    void this.prefetch.run();
  }

  onNavigationError(error: NavigationError): Promise<void> {
    return this.failed.onError(error);
  }

  onMissingPart(): Promise<void> {
    return this.missing.onError();
  }
}
