import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { DEFAULT_WORKING_HOURS, type WorkingHours } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { formatWeekday } from '../../formatting/wall-time-format';

/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';

/** Working hours and days, or those that apply without any. */
@Component({
  selector: 'ltz-hours-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './hours-form.html',
  styleUrl: './hours-form.css',
})
export class HoursForm {
  /** Null: the inherited ones. */
  readonly hours = model.required<WorkingHours | null>();
  /** What applies without hours, for example `the hours of the board`. */
  readonly inherited = input.required<string>();
  /** Where hours of its own begin. */
  readonly initial = input<WorkingHours>(DEFAULT_WORKING_HOURS);

  protected readonly days = DAYS.map((day) => ({
    day,
    name: formatWeekday(MONDAY_MS + (day - 1) * MS_PER_DAY, 0),
  }));
  protected readonly remark = computed(() => {
    const hours = this.hours();
    if (hours === null) return '';
    if (hours.days.length === 0) return 'Never at work.';
    return hours.until < hours.from ? 'A shift that ends on the next day.' : '';
  });

  protected setOwn(isOwn: boolean): void {
    this.hours.set(isOwn ? { ...this.initial(), days: [...this.initial().days] } : null);
  }

  protected setTime(end: 'from' | 'until', { target }: Event): void {
    const { value } = target as HTMLInputElement;
    if (!value) return;
    this.change({ [end]: end === 'until' && value === MIDNIGHT ? END_OF_DAY : value });
  }

  /** A time input has no 24:00. */
  protected inputTime(time: string): string {
    return time === END_OF_DAY ? MIDNIGHT : time;
  }

  protected toggle(day: number, isWorked: boolean): void {
    const days = this.hours()?.days ?? [];
    this.change({
      days: isWorked ? [...days, day].sort((a, b) => a - b) : days.filter((other) => other !== day),
    });
  }

  private change(change: Partial<WorkingHours>): void {
    this.hours.update((hours) => (hours === null ? null : { ...hours, ...change }));
  }
}

/** How to correct hours; empty while they are valid. */
export function hoursError(hours: WorkingHours | null): string {
  return hours !== null && hours.from === hours.until ? 'Choose an end that differs from the start.' : '';
}
