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
  /** How long it is shown; hovering over the notices or focusing one stops that time. */
  durationMs: number;
}

const SHORT_MS = 3000;
const LONG_MS = 8000;
const ACTION_MS = 20_000;
/** The longest time of a timer, about 25 days. */
export const UNTIL_DISMISSED_MS = 2 ** 31 - 1;

/**
 * Shows messages at the foot of the page and announces each once. A message without an action replaces the previous one;
 * notices with actions stack, because each offers something else.
 */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly injector = inject(Injector);
  private readonly shown = signal<readonly Notice[]>([]);

  /** From the oldest to the latest. */
  readonly all = this.shown.asReadonly();

  /** A short confirmation such as "Copied". */
  confirm(text: string): void {
    this.show({ text, action: null, durationMs: SHORT_MS });
  }

  fail(text: string): void {
    this.show({ text, action: null, durationMs: LONG_MS });
  }

  /** What was done, with an action such as "Undo". Returns the notice so that it can be dismissed. */
  offer(text: string, action: NoticeAction, durationMs = ACTION_MS): Notice {
    return this.show({ text, action, durationMs });
  }

  /** Announces a message to screen readers that the page shows in another way. */
  say(text: string): void {
    // Without the server's files the message is still shown.
    this.announce(text).catch(() => undefined);
  }

  /** Takes the action of a notice, which thereby disappears. */
  act(notice: Notice): void {
    this.dismiss(notice);
    notice.action?.run();
  }

  dismiss(notice: Notice): void {
    this.shown.update((notices) => notices.filter((other) => other !== notice));
  }

  dismissAll(): void {
    this.shown.set([]);
  }

  private async announce(text: string): Promise<void> {
    const { LiveAnnouncer } = await import('../live-announcer');
    await this.injector.get(LiveAnnouncer).announce(text, 'polite');
  }

  private show(notice: Notice): Notice {
    this.shown.update((notices) => [...notices.filter(({ action }) => action !== null), notice]);
    this.say(notice.action === null ? notice.text : `${notice.text} ${notice.action.label} is available.`);
    return notice;
  }
}
