import { inject, Injectable, Injector, signal } from '@angular/core';

/** A button on a notice. */
export interface NoticeAction {
  label: string;
  run: () => void;
}

/** A message at the foot of the page. */
export interface Notice {
  text: string;
  action: NoticeAction | null;
  /** How long it is shown; hovering over it or focusing it stops that time. */
  durationMs: number;
}

const SHORT_MS = 3000;
const LONG_MS = 8000;

/** Shows messages at the foot of the page and announces each once. A new notice replaces the old one. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly injector = inject(Injector);
  private readonly shown = signal<Notice | null>(null);

  readonly current = this.shown.asReadonly();

  /** A short confirmation such as "Copied". */
  confirm(text: string): void {
    this.show({ text, action: null, durationMs: SHORT_MS });
  }

  fail(text: string): void {
    this.show({ text, action: null, durationMs: LONG_MS });
  }

  /** What was done, with an action such as "Undo". */
  offer(text: string, action: NoticeAction): void {
    this.show({ text, action, durationMs: LONG_MS });
  }

  /** Announces a message to screen readers that the page shows in another way. */
  say(text: string): void {
    // Without the server's files the message is still shown.
    this.announce(text).catch(() => undefined);
  }

  dismiss(): void {
    this.shown.set(null);
  }

  private async announce(text: string): Promise<void> {
    const { LiveAnnouncer } = await import('./live-announcer');
    await this.injector.get(LiveAnnouncer).announce(text, 'polite');
  }

  private show(notice: Notice): void {
    this.shown.set(notice);
    this.say(notice.action === null ? notice.text : `${notice.text} ${notice.action.label} is available.`);
  }
}
