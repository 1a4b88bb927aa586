import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { FormState } from '../ui/form-state';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { ACCOUNT_RULES } from './account-rules';
import { AuthForm } from './auth-form';
import { passwordWeakness } from './password-strength';
import { SessionStore } from './session-store';
import { StrengthHint } from './strength-hint';
import { usernameFault } from './username-rules';

@Component({
  selector: 'ltz-register-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuthForm, NarrowPage, RouterLink, StrengthHint, TextField],
  templateUrl: './register-page.html',
  styleUrl: './auth-page.css',
})
export class RegisterPage {
  protected readonly maxUsernameLength = MAX_USERNAME_LENGTH;
  protected readonly maxPasswordLength = MAX_PASSWORD_LENGTH;
  protected readonly rules = ACCOUNT_RULES;
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly form = new FormState<'username' | 'password'>();

  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected async submit(): Promise<void> {
    const password = this.password();
    await this.form.submit(
      {
        username: usernameFault(this.username()),
        // Similarity to the user name is only a hint while typing: the server decides how similar is too similar.
        password: passwordWeakness(password, ''),
      },
      async () => {
        await this.session.register({ username: this.username().trim(), password });
        await this.router.navigateByUrl('/');
      },
      '',
    );
  }
}
