import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable, signal } from '@angular/core';

/** What a notice offers to do. */
export interface NoticeAction {
  label: string;
  run: () => void;
}

/** One sentence at the foot of the page. */
export interface Notice {
  text: string;
  action: NoticeAction | null;
  /** How long it stands; hovering or focusing it holds it. */
  forMs: number;
}

const SHORT_MS = 3000;
const SENTENCE_MS = 8000;

/** Tells what has happened: shown at the foot of the page and spoken once. A new notice replaces the old. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly shown = signal<Notice | null>(null);

  readonly current = this.shown.asReadonly();

  /** A word that needs no answer, such as "Copied". */
  confirm(text: string): void {
    this.show({ text, action: null, forMs: SHORT_MS });
  }

  /** A sentence about a failure. */
  fail(text: string): void {
    this.show({ text, action: null, forMs: SENTENCE_MS });
  }

  /** What was done, and for eight seconds a way back. */
  offer(text: string, action: NoticeAction): void {
    this.show({ text, action, forMs: SENTENCE_MS });
  }

  /** Speaks without showing: for what is seen on the page anyway. */
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
