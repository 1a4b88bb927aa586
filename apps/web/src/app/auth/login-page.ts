import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH } from '@live-tz/contracts';
import { FormState } from '../ui/form-state';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { AuthForm } from './auth-form';
import { AuthPolicyStore } from './auth-policy-store';
import { formatCountdown, RetryCountdown } from './retry-countdown';
import { safeReturnTo } from './session-guards';
import { SessionStore } from './session-store';

@Component({
  selector: 'ltz-login-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuthForm, NarrowPage, RouterLink, TextField],
  templateUrl: './login-page.html',
  styleUrl: './auth-page.css',
})
export class LoginPage {
  /** From the query: the page the user wanted. */
  readonly returnTo = input<string>();

  protected readonly maxUsernameLength = MAX_USERNAME_LENGTH;
  protected readonly maxPasswordLength = MAX_PASSWORD_LENGTH;
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly form = new FormState<'username' | 'password'>();

  protected readonly registration = inject(AuthPolicyStore).registration;

  private readonly countdown = new RetryCountdown();
  /** The name for which the server refuses attempts until the end of the countdown. */
  private readonly refusedName = signal('');
  protected readonly isBlocked = computed(
    () => this.countdown.seconds() > 0 && this.username().trim() === this.refusedName(),
  );
  protected readonly remaining = computed(() => formatCountdown(this.countdown.seconds()));

  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly passwordField = viewChild.required<TextField>('passwordField');

  protected async submit(): Promise<void> {
    const username = this.username().trim();
    await this.form.submit(
      {
        username: username ? '' : 'Enter your user name.',
        password: this.password() ? '' : 'Enter your password.',
      },
      async () => {
        await this.signIn(username);
        await this.router.navigateByUrl(safeReturnTo(this.returnTo() ?? null));
      },
      '',
    );
    if (this.form.action.message()) this.passwordField().focus();
  }

  private async signIn(username: string): Promise<void> {
    try {
      await this.session.signIn({ username, password: this.password() });
    } catch (error) {
      this.refusedName.set(username);
      this.countdown.startFor(error);
      throw error;
    }
  }
}
