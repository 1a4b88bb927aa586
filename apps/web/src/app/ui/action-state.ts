import { signal } from '@angular/core';
import { sentenceOf } from '../http/problem-error';

/** What became of the last change in one part of a page. */
export class ActionState {
  private readonly words = signal('');
  private readonly failed = signal(false);
  private readonly running = signal(false);

  readonly text = this.words.asReadonly();
  readonly isFailure = this.failed.asReadonly();
  readonly isRunning = this.running.asReadonly();

  /** Runs an action and tells how it ended; resolves to what was thrown, or null. */
  async run(action: () => Promise<unknown>, done = 'Saved'): Promise<unknown> {
    this.words.set('');
    this.running.set(true);
    try {
      await action();
      this.failed.set(false);
      this.words.set(done);
      return null;
    } catch (error) {
      this.failed.set(true);
      this.words.set(sentenceOf(error));
      return error;
    } finally {
      this.running.set(false);
    }
  }

  clear(): void {
    this.words.set('');
  }
}
