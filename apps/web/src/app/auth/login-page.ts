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
import {
  MAX_PASSWORD_LENGTH,
  MAX_USERNAME_LENGTH,
  type SecondFactor,
  type SecondFactorChallenge,
} from '@live-tz/contracts';
import { FormState } from '../ui/form-state';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { AuthForm } from './auth-form';
import { AuthPolicyStore } from './auth-policy-store';
import { formatCountdown, RetryCountdown } from './retry-countdown';
import { signWithPasskey, supportsPasskeys } from './second-factor/passkey';
import { PasskeySignIn } from './second-factor/passkey-sign-in';
import { SecondStep } from './second-factor/second-step';
import { secondFactorIn } from './second-factor/second-step-challenge';
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
  protected readonly code = signal('');
  /** Set once the password was right and a second step is needed. */
  protected readonly challenge = signal<SecondFactorChallenge | null>(null);
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
    const isSecond = this.challenge() !== null;
    await this.form.submit(
      {
        username: this.username().trim() ? '' : 'Enter your user name.',
        password: this.password() ? '' : 'Enter your password.',
        code: isSecond && !this.code().trim() ? 'Enter your code.' : '',
      },
      () => this.signIn(isSecond ? { code: this.code() } : {}),
      '',
    );
    if (this.form.action.message()) (this.secondStep() ?? this.passwordField())?.focus();
  }

  /** Gives a passkey as the second step. */
  protected async confirmWithPasskey(): Promise<void> {
    const options = this.challenge()?.passkeyOptions;
    if (!options) return;
    await this.form.action.run(async () => this.signIn({ passkey: await signWithPasskey(options) }), '');
  }

  protected async signInWithPasskey(): Promise<void> {
    await this.form.action.run(async () => {
      await this.passkeys.signIn();
      await this.open();
    }, '');
  }

  protected startAgain(): void {
    this.challenge.set(null);
    this.code.set('');
    this.password.set('');
    this.form.reset();
  }

  /** The first answer that requires a second step is not a failure: it shows that step. */
  private async signIn(factor: SecondFactor): Promise<void> {
    const username = this.username().trim();
    try {
      await this.session.signIn({ username, password: this.password(), ...factor });
    } catch (error) {
      this.refusedName.set(username);
      this.countdown.startFor(error);
      const challenge = secondFactorIn(error);
      const isFirst = this.challenge() === null;
      if (challenge === null) throw error;
      this.challenge.set(challenge);
      if (!isFirst) throw error;
      return;
    }
    await this.open();
  }

  private async open(): Promise<void> {
    await this.router.navigateByUrl(safeReturnTo(this.returnTo() ?? null));
  }
}
