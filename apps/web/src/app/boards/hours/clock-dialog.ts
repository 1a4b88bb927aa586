import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { type BoardClock, type BoardClockChange, MAX_NOTE_LENGTH } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { formatLabel } from '../../formatting/clock-label-format';
import { hoursError, HoursForm } from './hours-form';

const TITLE_ID = 'clock-dialog-title';

/** Opens the dialog; resolves to the change of the clock, or to undefined if the user cancels. */
export function openClockDialog(dialog: Dialog, clock: BoardClock): Promise<BoardClockChange | undefined> {
  const opened = dialog.open<BoardClockChange, BoardClock>(ClockDialog, {
    data: clock,
    ariaLabelledBy: TITLE_ID,
    autoFocus: 'input',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
  return firstValueFrom(opened.closed);
}

/** The working hours and the note of one clock. */
@Component({
  selector: 'ltz-clock-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [HoursForm],
  templateUrl: './clock-dialog.html',
  styleUrls: ['../dialog.css', './clock-dialog.css'],
})
class ClockDialog {
  protected readonly clock = inject<BoardClock>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<BoardClockChange>>(DialogRef);

  protected readonly titleId = TITLE_ID;
  protected readonly title = formatLabel(this.clock);
  protected readonly maxLength = MAX_NOTE_LENGTH;
  protected readonly hours = signal(this.clock.hours);
  protected readonly error = signal('');

  protected cancel(): void {
    this.dialog.close();
  }

  protected submit(event: Event, note: string): void {
    event.preventDefault();
    this.error.set(hoursError(this.hours()));
    if (!this.error()) this.dialog.close({ hours: this.hours(), note: note.trim() || null });
  }
}
