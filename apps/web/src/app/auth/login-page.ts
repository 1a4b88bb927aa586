import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MAX_PASSWORD_LENGTH, MAX_USERNAME_LENGTH, type SecondFactor } from '@live-tz/contracts';
import { FormState } from '../ui/form-state';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { AuthForm } from './auth-form';
import { AuthPolicyStore } from './auth-policy-store';
import { formatCountdown, RetryCountdown } from './retry-countdown';
import { supportsPasskeys } from './second-factor/passkey';
import { PasskeySignIn } from './second-factor/passkey-sign-in';
import { SecondFactorAttempt } from './second-factor/second-factor-attempt';
import { SecondStep } from './second-factor/second-step';
import { safeReturnTo } from './session-guards';
import { SessionStore } from './session-store';

@Component({
  selector: 'ltz-login-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuthForm, NarrowPage, RouterLink, SecondStep, TextField],
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
  protected readonly attempt = new SecondFactorAttempt((factor) => this.signIn(factor));
  protected readonly form = new FormState<'username' | 'password' | 'code'>();
  protected readonly canUsePasskey = supportsPasskeys(inject(DOCUMENT).defaultView ?? window);

  protected readonly registration = inject(AuthPolicyStore).registration;

  private readonly countdown = new RetryCountdown();
  /** The name for which the server refuses attempts until the end of the countdown. */
  private readonly refusedName = signal('');
  protected readonly isBlocked = computed(
    () => this.countdown.seconds() > 0 && this.username().trim() === this.refusedName(),
  );
  protected readonly remaining = computed(() => formatCountdown(this.countdown.seconds()));

  private readonly session = inject(SessionStore);
  private readonly passkeys = inject(PasskeySignIn);
  private readonly router = inject(Router);
  private readonly passwordField = viewChild<TextField>('passwordField');
  private readonly secondStep = viewChild(SecondStep);

  protected async submit(): Promise<void> {
    await this.form.submit(
      {
        username: this.username().trim() ? '' : 'Enter your user name.',
        password: this.password() ? '' : 'Enter your password.',
        code: this.attempt.codeError(),
      },
      async () => this.openIf(await this.attempt.withCode()),
      '',
    );
    if (this.form.action.message()) (this.secondStep() ?? this.passwordField())?.focus();
  }

  /** Gives a passkey as the second step. */
  protected async confirmWithPasskey(): Promise<void> {
    await this.form.action.run(async () => this.openIf(await this.attempt.withPasskey()), '');
  }

  protected async signInWithPasskey(): Promise<void> {
    await this.form.action.run(async () => {
      await this.passkeys.signIn();
      await this.openIf(true);
    }, '');
  }

  protected startAgain(): void {
    this.attempt.reset();
    this.password.set('');
    this.form.reset();
  }

  private async signIn(factor: SecondFactor): Promise<void> {
    const username = this.username().trim();
    try {
      await this.session.signIn({ username, password: this.password(), ...factor });
    } catch (error) {
      this.refusedName.set(username);
      this.countdown.startFor(error);
      throw error;
    }
  }

  private async openIf(isSignedIn: boolean): Promise<void> {
    if (isSignedIn) await this.router.navigateByUrl(safeReturnTo(this.returnTo() ?? null));
  }
}
