import { signal } from '@angular/core';
import { errorMessage } from '../http/problem-error';

/** Whether the last action in one part of a page is running, and how it ended. */
export class ActionState {
  private readonly currentMessage = signal('');
  private readonly hasFailed = signal(false);
  private readonly running = signal(false);

  readonly message = this.currentMessage.asReadonly();
  readonly isFailure = this.hasFailed.asReadonly();
  readonly isRunning = this.running.asReadonly();

  /**
   * Runs an action and shows how it ended.
   * @param done the message after success
   * @returns what was thrown, or null
   */
  async run(action: () => Promise<unknown>, done = 'Saved'): Promise<unknown> {
    this.currentMessage.set('');
    this.running.set(true);
    try {
      await action();
      this.hasFailed.set(false);
      this.currentMessage.set(done);
      return null;
    } catch (error) {
      this.hasFailed.set(true);
      this.currentMessage.set(errorMessage(error));
      return error;
    } finally {
      this.running.set(false);
    }
  }

  clear(): void {
    this.currentMessage.set('');
  }
}
