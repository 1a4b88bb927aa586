import { LocationStrategy } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { type NavigationError, Router } from '@angular/router';
import { Notices } from '../ui/notices/notices';
import { RELEASE_MESSAGES } from './release-messages';
import { PageLoader } from './page-loader';

/**
 * A page whose script cannot be loaded: the browser is offline, or the server has a new release without that file. A browser
 * does not request a script again that has failed, so only a new document helps.
 */
@Injectable({ providedIn: 'root' })
export class FailedNavigation {
  private readonly loader = inject(PageLoader);
  private readonly notices = inject(Notices);
  private readonly locations = inject(LocationStrategy);
  private readonly router = inject(Router);

  async onError({ url }: NavigationError): Promise<void> {
    try {
      const build = await this.loader.buildOnServer();
      const isLoading = this.loader.loadOnce(this.addressOf(url), `${build} ${url}`);
      if (!isLoading) this.offer(RELEASE_MESSAGES.broken, url);
    } catch {
      this.offer(RELEASE_MESSAGES.unreachable, url);
    }
  }

  private offer(text: string, url: string): void {
    this.notices.offer(text, { label: RELEASE_MESSAGES.retry, run: () => void this.retry(url) });
  }

  /** Keeps this page while the server cannot be reached: a new document would replace the clocks by an error of the browser. */
  private async retry(url: string): Promise<void> {
    try {
      await this.loader.buildOnServer();
      this.loader.load(this.addressOf(url));
    } catch {
      this.offer(RELEASE_MESSAGES.unreachable, url);
    }
  }

  private addressOf(url: string): string {
    return this.locations.prepareExternalUrl(this.router.serializeUrl(this.router.parseUrl(url)));
  }
}
