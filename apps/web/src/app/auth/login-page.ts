import { ChangeDetectionStrategy, Component, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { ProblemError, sentenceOf } from '../http/problem-error';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { safeReturnTo } from './session-guards';
import { SessionStore } from './session-store';

@Component({
  selector: 'ltz-login-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NarrowPage, RouterLink, TextField],
  templateUrl: './login-page.html',
  styleUrl: './auth-form.css',
})
export class LoginPage {
  /** From the query: the page the person wanted. */
  readonly returnTo = input<string>();

  protected readonly maxUsernameLength = MAX_USERNAME_LENGTH;
  protected readonly maxPasswordLength = MAX_PASSWORD_LENGTH;
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
    this.usernameError.set(this.username().trim() ? '' : 'Type your user name.');
    this.passwordError.set(this.password() ? '' : 'Type your password.');
    if (this.usernameError() || this.passwordError()) {
      this.focusFirstError();
      return;
    }
    await this.send();
  }

  private async send(): Promise<void> {
    this.isSending.set(true);
    try {
      await this.session.signIn({ username: this.username().trim(), password: this.password() });
      await this.router.navigateByUrl(safeReturnTo(this.returnTo() ?? null));
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
    if (this.usernameError() || this.passwordError()) {
      this.focusFirstError();
    } else {
      this.failure.set(sentenceOf(error));
      this.passwordField().focus();
    }
  }

  private focusFirstError(): void {
    (this.usernameError() ? this.usernameField() : this.passwordField()).focus();
  }
}
