import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  input,
  resource,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MAX_USERNAME_LENGTH, type NewAccount } from '@live-tz/contracts';
import { errorMessage, ProblemError } from '../http/problem-error';
import { FormState } from '../ui/form-state';
import { NarrowPage } from '../ui/narrow-page';
import { TextField } from '../ui/text-field';
import { ACCOUNT_RULES } from './account-rules';
import { AuthForm } from './auth-form';
import { AuthPolicyStore } from './auth-policy-store';
import { injectLinkToken } from './link-token';
import { LinksApi } from './links-api';
import { NewPasswordField } from './new-password-field';
import { PasswordRules } from './password-rules';
import { safeReturnTo } from './session-guards';
import { SessionStore } from './session-store';
import { usernameFault } from './username-rules';

/** Creates an account, where that is possible for anyone or with the invitation of the link that opened the page. */
@Component({
  selector: 'ltz-register-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuthForm, NarrowPage, NewPasswordField, RouterLink, TextField],
  templateUrl: './register-page.html',
  styleUrl: './auth-page.css',
})
export class RegisterPage {
  /** From the query: `clocks` to keep those of the first page. */
  readonly keep = input<string>();
  /** From the query: the page the user wanted. */
  readonly returnTo = input<string>();

  protected readonly maxUsernameLength = MAX_USERNAME_LENGTH;
  protected readonly rules = ACCOUNT_RULES;
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly form = new FormState<'username' | 'password'>();

  private readonly passwords = inject(PasswordRules);
  private readonly links = inject(LinksApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly policy = inject(AuthPolicyStore);
  private readonly injector = inject(Injector);
  private readonly token = injectLinkToken();
  /** The error of the link's invitation, null if it is valid. */
  private readonly checked = resource({
    params: () => this.token(),
    loader: ({ params }) => this.invitationError(params),
  });
  private readonly error = computed(() => (this.checked.hasValue() ? this.checked.value().error : null));

  /** The token of a valid invitation, or an empty string. */
  protected readonly invitation = computed(() =>
    this.checked.hasValue() && this.error() === null ? this.token() : '',
  );
  protected readonly failure = computed(() => errorMessage(this.error() ?? this.policy.error()));
  /** What the page offers; null until it is known. */
  protected readonly access = computed(() => {
    if (this.invitation() !== '') return 'allowed';
    if (!this.checked.hasValue()) return null;
    const registration = this.policy.registration();
    if (registration === 'open') return 'allowed';
    const error = this.error();
    if (error !== null) return isVoid(error) ? 'void' : 'unknown';
    return registration ?? (this.policy.error() === undefined ? null : 'unknown');
  });

  protected check(): void {
    this.checked.reload();
    this.policy.reload();
  }

  protected async submit(): Promise<void> {
    const account: NewAccount = {
      username: this.username().trim(),
      password: this.password(),
      ...(this.invitation() && { invitation: this.invitation() }),
    };
    await this.form.submit(
      {
        username: usernameFault(account.username),
        password: this.passwords.fault(account.password, account.username),
      },
      async () => {
        await this.session.register(account);
        if (this.keep() === 'clocks') await this.keepClocks();
        await this.router.navigateByUrl(safeReturnTo(this.returnTo() ?? null));
      },
      '',
    );
  }

  private async keepClocks(): Promise<void> {
    const { keepClocks } = await import('../first-page/keep-clocks');
    await keepClocks(this.injector);
  }

  private async invitationError(token: string): Promise<{ error: unknown }> {
    try {
      if (token !== '') await this.links.checkInvitation(token);
      return { error: null };
    } catch (error) {
      return { error };
    }
  }
}

function isVoid(error: unknown): boolean {
  return error instanceof ProblemError && error.is('invalid');
}
