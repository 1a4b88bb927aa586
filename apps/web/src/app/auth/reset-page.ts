import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MAX_PASSWORD_LENGTH, type PasswordReset } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';
import { ProblemError, sentenceOf } from '../http/problem-error';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { ACCOUNT_RULES } from './account-rules';
import { passwordWeakness } from './password-strength';
import { StrengthHint } from './strength-hint';

/** Sets a new password by a link of an administrator. The token stands in the fragment, which no server or log sees. */
@Component({
  selector: 'ltz-reset-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NarrowPage, RouterLink, StrengthHint, TextField],
  templateUrl: './reset-page.html',
  styleUrl: './auth-form.css',
})
export class ResetPage {
  protected readonly maxPasswordLength = MAX_PASSWORD_LENGTH;
  protected readonly rule = ACCOUNT_RULES.password;
  protected readonly password = signal('');
  protected readonly passwordError = signal('');
  protected readonly failure = signal('');
  protected readonly isSending = signal(false);
  protected readonly isDone = signal(false);
  protected readonly token = inject(DOCUMENT).location.hash.replace(/^#(token=)?/, '');

  private readonly http = inject(HttpClient);
  private readonly passwordField = viewChild<TextField>('passwordField');

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set('');
    this.passwordError.set(passwordWeakness(this.password(), ''));
    if (this.passwordError()) this.passwordField()?.focus();
    else await this.send();
  }

  private async send(): Promise<void> {
    const reset: PasswordReset = { token: this.token, newPassword: this.password() };
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.post(apiUrl('auth/password-reset'), reset));
      this.isDone.set(true);
    } catch (error) {
      this.show(error);
    } finally {
      this.isSending.set(false);
    }
  }

  private show(error: unknown): void {
    if (error instanceof ProblemError) this.passwordError.set(error.fieldMessage('newPassword'));
    if (this.passwordError()) this.passwordField()?.focus();
    else this.failure.set(sentenceOf(error));
  }
}
