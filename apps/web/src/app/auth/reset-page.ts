import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MAX_PASSWORD_LENGTH, type PasswordReset } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';
import { FormState } from '../ui/form-state';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { ACCOUNT_RULES } from './account-rules';
import { AuthForm } from './auth-form';
import { passwordWeakness } from './password-strength';
import { StrengthHint } from './strength-hint';

/** Sets a new password by an administrator's link. The token is in the fragment, which no server or log receives. */
@Component({
  selector: 'ltz-reset-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuthForm, NarrowPage, RouterLink, StrengthHint, TextField],
  templateUrl: './reset-page.html',
  styleUrl: './auth-page.css',
})
export class ResetPage {
  protected readonly maxPasswordLength = MAX_PASSWORD_LENGTH;
  protected readonly rule = ACCOUNT_RULES.password;
  protected readonly password = signal('');
  protected readonly isDone = signal(false);
  protected readonly form = new FormState<'newPassword'>();
  protected readonly token = inject(DOCUMENT).location.hash.replace(/^#(token=)?/, '');

  private readonly http = inject(HttpClient);

  protected async submit(): Promise<void> {
    const reset: PasswordReset = { token: this.token, newPassword: this.password() };
    const isAccepted = await this.form.submit(
      { newPassword: passwordWeakness(reset.newPassword, '') },
      () => firstValueFrom(this.http.post(apiUrl('auth/password-reset'), reset)),
      '',
    );
    if (isAccepted) this.isDone.set(true);
  }
}
