import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, type Injector, signal, viewChild } from '@angular/core';
import { MAX_PASSWORD_LENGTH } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { Reauthentication } from './reauthentication';
import { SecondFactorAttempt } from './second-factor/second-factor-attempt';
import { SecondStep } from './second-factor/second-step';
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
  protected readonly attempt = new SecondFactorAttempt((factor) =>
    this.reauthentication.confirm(this.password(), factor),
  );
  protected readonly form = new FormState<'password' | 'code'>();

  protected cancel(): void {
    this.dialog.close(false);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const isAccepted = await this.form.submit(
      {
        password: this.password() ? '' : 'Enter your password.',
        code: this.attempt.codeError(),
      },
      async () => this.closeIf(await this.attempt.withCode()),
      '',
    );
    if (!isAccepted) (this.secondStep() ?? this.field())?.focus();
  }

  protected async confirmWithPasskey(): Promise<void> {
    await this.form.action.run(async () => this.closeIf(await this.attempt.withPasskey()), '');
  }

  private closeIf(isConfirmed: boolean): void {
    if (isConfirmed) this.dialog.close(true);
  }
}
