import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CheckedResetLink } from '@live-tz/contracts';
import { errorMessage } from '../http/problem-error';
import { FormState } from '../ui/form-state';
import { NarrowPage } from '../ui/narrow-page';
import { AuthForm } from './auth-form';
import { injectLinkToken } from './link-token';
import { LinksApi } from './links-api';
import { NewPasswordField } from './new-password-field';
import { PasswordRules } from './password-rules';

/** Sets a password by an administrator's link: a new one, or the first one of a new account. */
@Component({
  selector: 'ltz-reset-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuthForm, NarrowPage, NewPasswordField, RouterLink],
  templateUrl: './reset-page.html',
  styleUrl: './auth-page.css',
})
export class ResetPage {
  protected readonly password = signal('');
  protected readonly form = new FormState<'newPassword'>();
  protected readonly token = injectLinkToken();
  protected readonly isDone = linkedSignal({ source: this.token, computation: () => false });

  private readonly links = inject(LinksApi);
  private readonly passwords = inject(PasswordRules);
  private readonly checked = resource({
    params: () => this.token(),
    loader: ({ params }) => this.check(params),
  });
  /** Null until the link is known to be valid. */
  protected readonly user = computed(() => (this.checked.hasValue() ? this.checked.value().user : null));
  protected readonly failure = computed(() => (this.checked.hasValue() ? this.checked.value().failure : ''));
  protected readonly heading = computed(() =>
    this.user()?.isFirstPassword ? 'Choose a password' : 'Choose a new password',
  );

  protected async submit(): Promise<void> {
    const newPassword = this.password();
    const isAccepted = await this.form.submit(
      { newPassword: this.passwords.fault(newPassword, this.user()?.username ?? '') },
      () => this.links.resetPassword({ token: this.token(), newPassword }),
      '',
    );
    if (isAccepted) this.isDone.set(true);
  }

  private async check(token: string): Promise<{ user: CheckedResetLink | null; failure: string }> {
    if (token === '') return { user: null, failure: '' };
    try {
      return { user: await this.links.checkResetLink(token), failure: '' };
    } catch (error) {
      return { user: null, failure: errorMessage(error) };
    }
  }
}
