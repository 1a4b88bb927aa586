import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { BoardClockTransfer, BoardSummary } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';

const TITLE_ID = 'transfer-dialog-title';

interface TransferDialogData {
  label: string;
  /** The boards that may take the clock. */
  boards: readonly BoardSummary[];
}

/** Opens the dialog; resolves to where the clock goes, or to undefined if the user cancels. */
export function openTransferDialog(
  dialog: Dialog,
  data: TransferDialogData,
): Promise<BoardClockTransfer | undefined> {
  const opened = dialog.open<BoardClockTransfer, TransferDialogData>(TransferDialog, {
    data,
    ariaLabelledBy: TITLE_ID,
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
  return firstValueFrom(opened.closed);
}

/** Chooses the board that a clock is moved or copied to. */
@Component({
  selector: 'ltz-transfer-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault()">
      <h2 [id]="titleId">Another board for {{ data.label }}</h2>
      @if (data.boards.length > 0) {
        <label class="choice">
          Board
          <select #board>
            @for (each of data.boards; track each.id) {
              <option [value]="each.id">{{ each.name }}</option>
            }
          </select>
        </label>
        <div class="actions">
          <button type="button" class="button primary" (click)="close(board.value, false)">Move</button>
          <button type="button" class="button" (click)="close(board.value, true)">Copy</button>
          <button type="button" class="button" (click)="cancel()">Cancel</button>
        </div>
      } @else {
        <p>This is your only board. Create another one in the menu with its name.</p>
        <div class="actions">
          <button type="button" class="button" (click)="cancel()">Close</button>
        </div>
      }
    </form>
  `,
  styleUrls: ['../../ui/select.css', '../dialog.css'],
})
class TransferDialog {
  protected readonly data = inject<TransferDialogData>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<BoardClockTransfer>>(DialogRef);

  protected readonly titleId = TITLE_ID;

  protected close(boardId: string, keep: boolean): void {
    this.dialog.close({ boardId, keep });
  }

  protected cancel(): void {
    this.dialog.close();
  }
}
