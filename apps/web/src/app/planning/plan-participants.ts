import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { DEFAULT_WORKING_HOURS } from '@live-tz/contracts';
import { formatWorkingHours } from '../formatting/working-hours-format';
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
  styleUrl: './plan-participants.css',
})
export class PlanParticipants {
  readonly clocks = input.required<readonly PlanClock[]>();
  readonly attendances = input.required<readonly Attendance[]>();
  readonly chosen = output<{ index: number; attendance: Attendance }>();

  protected readonly rows = computed(() =>
    this.clocks().map(({ name, hours }, index) => ({
      name,
      hours: formatWorkingHours(hours ?? DEFAULT_WORKING_HOURS),
      attendance: this.attendances()[index] ?? 'required',
    })),
  );

  protected choose(index: number, event: Event): void {
    this.chosen.emit({ index, attendance: (event.target as HTMLSelectElement).value as Attendance });
  }
}
