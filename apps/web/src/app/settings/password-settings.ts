import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAX_PASSWORD_LENGTH } from '@live-tz/contracts';
import { ACCOUNT_RULES } from '../auth/account-rules';
import { passwordWeakness } from '../auth/password-strength';
import { SessionStore } from '../auth/session-store';
import { StrengthHint } from '../auth/strength-hint';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { AccountApi } from './account-api';

@Component({
  selector: 'ltz-password-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, StrengthHint, TextField],
  templateUrl: './password-settings.html',
  styleUrl: './settings-part.css',
})
export class PasswordSettings {
  private readonly session = inject(SessionStore);
  private readonly account = inject(AccountApi);

  protected readonly maxLength = MAX_PASSWORD_LENGTH;
  protected readonly rule = ACCOUNT_RULES.password;
  protected readonly username = computed(() => this.session.user()?.username ?? '');
  protected readonly currentPassword = signal('');
  protected readonly newPassword = signal('');
  protected readonly form = new FormState<'currentPassword' | 'newPassword'>();

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const change = { currentPassword: this.currentPassword(), newPassword: this.newPassword() };
    const isChanged = await this.form.submit(
      {
        currentPassword: change.currentPassword ? '' : 'Type your current password.',
        newPassword: passwordWeakness(change.newPassword, ''),
      },
      () => this.account.changePassword(change),
      'Changed. Your other sessions have ended.',
    );
    if (!isChanged) return;
    this.currentPassword.set('');
    this.newPassword.set('');
  }
}
