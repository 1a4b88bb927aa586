import { signal } from '@angular/core';
import type { SecondFactor, SecondFactorChallenge } from '@live-tz/contracts';
import { signWithPasskey } from './passkey';
import { secondFactorIn } from './second-step-challenge';

/** What a user sends with a password, which may need a second step: the answer that first requires it is not a failure. */
export class SecondFactorAttempt {
  /** Set once the password was right and a second step is needed. */
  readonly challenge = signal<SecondFactorChallenge | null>(null);
  readonly code = signal('');

  /** @param send sends the password, with a second factor once there is one */
  constructor(private readonly send: (factor: SecondFactor) => Promise<void>) {}

  /** What is wrong with the typed code; empty while none is needed. */
  codeError(): string {
    return this.challenge() === null || this.code().trim() ? '' : 'Enter your code.';
  }

  /** Sends the password, with the typed code in the second step. @returns whether that was enough */
  withCode(): Promise<boolean> {
    return this.sendWith(this.challenge() === null ? {} : { code: this.code() });
  }

  /** Sends a signature of a passkey as the second step. @returns whether that was enough */
  async withPasskey(): Promise<boolean> {
    const options = this.challenge()?.passkeyOptions;
    return options ? this.sendWith({ passkey: await signWithPasskey(options) }) : false;
  }

  /** Begins with the password again. */
  reset(): void {
    this.challenge.set(null);
    this.code.set('');
  }

  private async sendWith(factor: SecondFactor): Promise<boolean> {
    try {
      await this.send(factor);
      return true;
    } catch (error) {
      const challenge = secondFactorIn(error);
      const isFirst = this.challenge() === null;
      if (challenge === null) throw error;
      this.challenge.set(challenge);
      if (!isFirst) throw error;
      return false;
    }
  }
}
