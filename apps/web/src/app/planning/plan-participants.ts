import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { WorkingHours } from '@live-tz/contracts';
import { formatWorkingHours } from '../formatting/working-hours-format';
import { PreferencesStore } from '../preferences/preferences-store';
import type { PlanClock } from './plan-clock';

/** Whether a participant has to come, may come, or is not invited. */
export type Attendance = 'required' | 'optional' | 'absent';

/** Those who may meet, each with a choice of whether they have to come. */
@Component({
  selector: 'ltz-plan-participants',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Participants">
      @for (row of rows(); track $index) {
        <li>
          <span>
            <span class="name">{{ row.name }}</span>
            <span class="fact">{{ row.hours }}</span>
          </span>
          <select
            [attr.aria-label]="'Attendance of ' + row.name"
            [value]="row.attendance"
            (change)="choose($index, $event)"
          >
            <option value="required" [selected]="row.attendance === 'required'">Required</option>
            <option value="optional" [selected]="row.attendance === 'optional'">Optional</option>
            <option value="absent" [selected]="row.attendance === 'absent'">Not invited</option>
          </select>
        </li>
      }
    </ul>
  `,
  styleUrls: ['../ui/select.css', './plan-participants.css'],
})
export class PlanParticipants {
  readonly clocks = input.required<readonly PlanClock[]>();
  readonly attendances = input.required<readonly Attendance[]>();
  /** Null where they are not known yet. */
  readonly hours = input.required<readonly (WorkingHours | null)[]>();
  readonly chosen = output<{ index: number; attendance: Attendance }>();

  private readonly hourFormat = inject(PreferencesStore).hourFormat;

  protected readonly rows = computed(() =>
    this.clocks().map(({ name }, index) => {
      const hours = this.hours()[index] ?? null;
      return {
        name,
        hours: hours === null ? '' : formatWorkingHours(hours, this.hourFormat()),
        attendance: this.attendances()[index] ?? 'required',
      };
    }),
  );

  protected choose(index: number, event: Event): void {
    this.chosen.emit({ index, attendance: (event.target as HTMLSelectElement).value as Attendance });
  }
}
