import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, type Injector, signal, viewChild } from '@angular/core';
import { MAX_PASSWORD_LENGTH } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { ProblemError, sentenceOf } from '../http/problem-error';
import { TextField } from '../ui/text-field';
import { Reauthentication } from './reauthentication';
import { SessionStore } from './session-store';

const TITLE_ID = 'password-dialog-title';

/** Opens the dialog; resolves to whether the password was given. */
export async function openPasswordDialog(injector: Injector): Promise<boolean> {
  const dialog = injector.get(Dialog).open<boolean>(PasswordDialog, {
    ariaLabelledBy: TITLE_ID,
    autoFocus: 'input[type=password]',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
  return (await firstValueFrom(dialog.closed)) ?? false;
}

/** Asks for the password of who is signed in, before something that cannot be taken back or that gives power. */
@Component({
  selector: 'ltz-password-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextField],
  templateUrl: './password-dialog.html',
  styleUrl: './password-dialog.css',
})
class PasswordDialog {
  private readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  private readonly reauthentication = inject(Reauthentication);
  private readonly field = viewChild.required<TextField>('field');

  protected readonly titleId = TITLE_ID;
  protected readonly maxLength = MAX_PASSWORD_LENGTH;
  protected readonly user = inject(SessionStore).user;
  protected readonly password = signal('');
  protected readonly error = signal('');
  protected readonly isSending = signal(false);

  protected cancel(): void {
    this.dialog.close(false);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.error.set(this.password() ? '' : 'Type your password.');
    if (this.error()) this.field().focus();
    else await this.send();
  }

  private async send(): Promise<void> {
    this.isSending.set(true);
    try {
      await this.reauthentication.confirm(this.password());
      this.dialog.close(true);
    } catch (error) {
      this.error.set((error instanceof ProblemError && error.fieldMessage('password')) || sentenceOf(error));
      this.field().focus();
    } finally {
      this.isSending.set(false);
    }
  }
}
