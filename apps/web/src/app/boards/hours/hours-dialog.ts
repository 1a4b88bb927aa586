import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { WorkingHours } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { hoursError, HoursForm } from './hours-form';

/** Opens the dialog; resolves to the hours, null for the default ones, or undefined if the user cancels. */
export function openHoursDialog(
  dialog: Dialog,
  hours: WorkingHours | null,
): Promise<WorkingHours | null | undefined> {
  const opened = dialog.open<WorkingHours | null, WorkingHours | null>(HoursDialog, {
    data: hours,
    ariaLabel: 'Working hours of this board',
    autoFocus: 'input',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
  return firstValueFrom(opened.closed);
}

/** The hours of the clocks of a board that have none of their own. */
@Component({
  selector: 'ltz-hours-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [HoursForm],
  template: `
    <form novalidate (submit)="submit($event)">
      <ltz-hours-form inherited="09:00 to 17:00 on the weekdays of each country" [(hours)]="hours" />
      @if (error()) {
        <p class="failure" role="alert">{{ error() }}</p>
      }
      <div class="actions">
        <button type="submit" class="button primary">Save</button>
        <button type="button" class="button" (click)="cancel()">Cancel</button>
      </div>
    </form>
  `,
  styleUrl: '../dialog.css',
})
class HoursDialog {
  private readonly dialog = inject<DialogRef<WorkingHours | null>>(DialogRef);

  protected readonly hours = signal(inject<WorkingHours | null>(DIALOG_DATA));
  protected readonly error = signal('');

  protected cancel(): void {
    this.dialog.close();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.error.set(hoursError(this.hours()));
    if (!this.error()) this.dialog.close(this.hours());
  }
}
