import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, type Injector, signal, viewChild } from '@angular/core';
import { MAX_PASSWORD_LENGTH, type SecondFactor, type SecondFactorChallenge } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { signWithPasskey } from './second-factor/passkey';
import { Reauthentication } from './reauthentication';
import { SecondStep } from './second-factor/second-step';
import { secondFactorIn } from './second-factor/second-step-challenge';
import { SessionStore } from './session-store';

const TITLE_ID = 'password-dialog-title';

/** Opens the dialog; resolves to whether the user confirmed with their password. */
export async function openPasswordDialog(injector: Injector): Promise<boolean> {
  const dialog = injector.get(Dialog).open<boolean>(PasswordDialog, {
    ariaLabelledBy: TITLE_ID,
    autoFocus: 'input[type=password]',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
  return (await firstValueFrom(dialog.closed)) ?? false;
}

/** Asks the signed-in user for their password before an action that cannot be undone or grants power. */
@Component({
  selector: 'ltz-password-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SecondStep, TextField],
  templateUrl: './password-dialog.html',
  styleUrl: './password-dialog.css',
})
class PasswordDialog {
  private readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  private readonly reauthentication = inject(Reauthentication);
  private readonly field = viewChild<TextField>('field');
  private readonly secondStep = viewChild(SecondStep);

  protected readonly titleId = TITLE_ID;
  protected readonly maxLength = MAX_PASSWORD_LENGTH;
  protected readonly user = inject(SessionStore).user;
  protected readonly password = signal('');
  protected readonly code = signal('');
  /** Set once the password was right and a second step is needed. */
  protected readonly challenge = signal<SecondFactorChallenge | null>(null);
  protected readonly form = new FormState<'password' | 'code'>();

  protected cancel(): void {
    this.dialog.close(false);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const isSecond = this.challenge() !== null;
    const isAccepted = await this.form.submit(
      {
        password: this.password() ? '' : 'Enter your password.',
        code: isSecond && !this.code().trim() ? 'Enter your code.' : '',
      },
      () => this.confirm(isSecond ? { code: this.code() } : {}),
      '',
    );
    if (!isAccepted) (this.secondStep() ?? this.field())?.focus();
  }

  protected async confirmWithPasskey(): Promise<void> {
    const options = this.challenge()?.passkeyOptions;
    if (!options) return;
    await this.form.action.run(async () => this.confirm({ passkey: await signWithPasskey(options) }), '');
  }

  /** The first answer that requires a second step is not a failure: it shows that step. */
  private async confirm(factor: SecondFactor): Promise<void> {
    try {
      await this.reauthentication.confirm(this.password(), factor);
    } catch (error) {
      const challenge = secondFactorIn(error);
      const isFirst = this.challenge() === null;
      if (challenge === null) throw error;
      this.challenge.set(challenge);
      if (!isFirst) throw error;
      return;
    }
    this.dialog.close(true);
  }
}
