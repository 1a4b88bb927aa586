import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable, signal } from '@angular/core';

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
  private readonly announcer = inject(LiveAnnouncer);
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
    void this.announcer.announce(text, 'polite');
  }

  dismiss(): void {
    this.shown.set(null);
  }

  private show(notice: Notice): void {
    this.shown.set(notice);
    this.say(notice.action === null ? notice.text : `${notice.text} ${notice.action.label} is offered.`);
  }
}
