import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { ProblemError, sentenceOf } from '../http/problem-error';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { ACCOUNT_RULES } from './account-rules';
import { passwordWeakness } from './password-strength';
import { SessionStore } from './session-store';
import { StrengthHint } from './strength-hint';
import { usernameFault } from './username-rules';

@Component({
  selector: 'ltz-register-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NarrowPage, RouterLink, StrengthHint, TextField],
  templateUrl: './register-page.html',
  styleUrl: './auth-form.css',
})
export class RegisterPage {
  protected readonly maxUsernameLength = MAX_USERNAME_LENGTH;
  protected readonly maxPasswordLength = MAX_PASSWORD_LENGTH;
  protected readonly rules = ACCOUNT_RULES;
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly usernameError = signal('');
  protected readonly passwordError = signal('');
  protected readonly failure = signal('');
  protected readonly isSending = signal(false);

  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly usernameField = viewChild.required<TextField>('usernameField');
  private readonly passwordField = viewChild.required<TextField>('passwordField');

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.usernameError.set(usernameFault(this.username()));
    // The likeness to the name is a hint while typing; how like is too like, the server decides.
    this.passwordError.set(passwordWeakness(this.password(), ''));
    if (this.usernameError() || this.passwordError()) this.focusFirstError();
    else await this.send();
  }

  private async send(): Promise<void> {
    this.isSending.set(true);
    try {
      await this.session.register({ username: this.username().trim(), password: this.password() });
      await this.router.navigateByUrl('/');
    } catch (error) {
      this.show(error);
    } finally {
      this.isSending.set(false);
    }
  }

  private show(error: unknown): void {
    if (error instanceof ProblemError) {
      this.usernameError.set(error.fieldMessage('username'));
      this.passwordError.set(error.fieldMessage('password'));
    }
    if (this.usernameError() || this.passwordError()) this.focusFirstError();
    else this.failure.set(sentenceOf(error));
  }

  private focusFirstError(): void {
    (this.usernameError() ? this.usernameField() : this.passwordField()).focus();
  }
}
