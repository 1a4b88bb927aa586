import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { type Notice, Notices, UNTIL_DISMISSED_MS } from '../ui/notices/notices';
import { PageLoader } from './page-loader';
import { PageUse } from './page-use';
import { RELEASE_MESSAGES } from './release-messages';

const CHECK_INTERVAL_MS = 10 * MS_PER_SECOND;

/**
 * A part of the open page, such as the search or a menu, whose script could not be loaded: the connection was lost at that
 * moment, or the server has a new release without that file. Only a new document helps, as for a whole page.
 */
@Injectable({ providedIn: 'root' })
export class MissingPart {
  private readonly document = inject(DOCUMENT);
  private readonly loader = inject(PageLoader);
  private readonly use = inject(PageUse);
  private readonly notices = inject(Notices);
  private readonly destroyRef = inject(DestroyRef);
  private notice: Notice | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private isKnown = false;

  /** Loads the page again at once, or offers that where it would lose something or has not helped. */
  async onError(): Promise<void> {
    if (this.isKnown) return;
    this.isKnown = true;
    this.timer = setInterval(() => void this.recover(), CHECK_INTERVAL_MS);
    this.destroyRef.onDestroy(() => clearInterval(this.timer));
    try {
      const build = await this.loader.buildOnServer();
      if (this.use.wouldLose() || !this.loadOnce(build)) this.offer(RELEASE_MESSAGES.partBroken);
    } catch {
      this.offer(RELEASE_MESSAGES.partUnreachable);
    }
  }

  /** Loads the page again once the server can be reached and the user would not notice. */
  private async recover(): Promise<void> {
    if (!this.use.isQuiet(this.notice)) return;
    try {
      const build = await this.loader.buildOnServer();
      clearInterval(this.timer);
      if (!this.loadOnce(build)) this.offer(RELEASE_MESSAGES.partBroken);
    } catch {
      // The next attempt is ten seconds away.
    }
  }

  private loadOnce(build: string | null): boolean {
    return this.loader.loadOnce(this.document.location.href, `${build} part`);
  }

  private offer(text: string): void {
    if (this.notice?.text === text) return;
    if (this.notice !== null) this.notices.dismiss(this.notice);
    const action = { label: RELEASE_MESSAGES.retry, run: () => void this.retry() };
    this.notice = this.notices.offer(text, action, UNTIL_DISMISSED_MS);
  }

  private async retry(): Promise<void> {
    this.notice = null;
    try {
      await this.loader.buildOnServer();
      this.loader.load(this.document.location.href);
    } catch {
      this.offer(RELEASE_MESSAGES.partUnreachable);
    }
  }
}
