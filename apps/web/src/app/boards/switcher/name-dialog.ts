import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MAX_BOARD_NAME_LENGTH } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { TextField } from '../../ui/text-field';

const TITLE_ID = 'name-dialog-title';

interface NameDialogData {
  title: string;
  name: string;
  action: string;
}

/** Opens the dialog; resolves to the name, or to null if the user cancels. */
export async function openNameDialog(
  dialog: Dialog,
  title: string,
  name: string,
  action: string,
): Promise<string | null> {
  const opened = dialog.open<string, NameDialogData>(NameDialog, {
    data: { title, name, action },
    ariaLabelledBy: TITLE_ID,
    autoFocus: 'input',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
  return (await firstValueFrom(opened.closed)) ?? null;
}

/** Requests the name of a board. */
@Component({
  selector: 'ltz-name-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextField],
  template: `
    <form novalidate (submit)="submit($event)">
      <h2 [id]="titleId">{{ data.title }}</h2>
      <ltz-text-field label="Name" name="board" [maxLength]="maxLength" [(value)]="name" [error]="error()" />
      <div class="actions">
        <button type="submit" class="button primary">{{ data.action }}</button>
        <button type="button" class="button" (click)="cancel()">Cancel</button>
      </div>
    </form>
  `,
  styleUrl: '../dialog.css',
})
class NameDialog {
  protected readonly data = inject<NameDialogData>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<string>>(DialogRef);

  protected readonly titleId = TITLE_ID;
  protected readonly maxLength = MAX_BOARD_NAME_LENGTH;
  protected readonly name = signal(this.data.name);
  protected readonly error = signal('');

  protected cancel(): void {
    this.dialog.close();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const name = this.name().trim();
    if (name) this.dialog.close(name);
    else this.error.set('Enter a name.');
  }
}
