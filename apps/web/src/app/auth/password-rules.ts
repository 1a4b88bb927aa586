import { inject, Injectable, signal } from '@angular/core';
import { passwordFault, passwordFaultSentence } from '@live-tz/contracts';
import { AuthPolicyStore } from './auth-policy-store';

const NO_PASSWORDS: ReadonlySet<string> = new Set();

/** The server's verdict on a new password, by the server's own rules. */
@Injectable({ providedIn: 'root' })
export class PasswordRules {
  private readonly policy = inject(AuthPolicyStore).current;
  private readonly commonPasswords = signal<ReadonlySet<string> | null>(null);
  private loading: Promise<void> | null = null;

  /** Loads the list of common passwords. Without it the server alone finds those. */
  load(): void {
    this.loading ??= this.read().catch(() => {
      this.loading = null;
    });
  }

  /** What to change, or an empty string if nothing is known to be wrong. */
  fault(password: string, username: string): string {
    const common = this.commonPasswords() ?? NO_PASSWORDS;
    const siteWords = this.policy()?.siteWords ?? [];
    const fault = passwordFault(password, username, { siteWords, isCommon: (text) => common.has(text) });
    return fault === null ? '' : passwordFaultSentence(fault);
  }

  /** Whether the server will accept the password; false as long as that is not known. */
  isAccepted(password: string, username: string): boolean {
    const isComplete = this.commonPasswords() !== null && this.policy() !== null;
    return isComplete && this.fault(password, username) === '';
  }

  private async read(): Promise<void> {
    const { COMMON_PASSWORDS } = await import('./common-passwords');
    this.commonPasswords.set(COMMON_PASSWORDS);
  }
}
