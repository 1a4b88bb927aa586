import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { formatIanaName, formatPlaceName } from '../formatting/place-name-format';
import { ZonePicker } from '../zones/zone-picker';

const LOCAL = /^(\d{4}-\d\d-\d\d)?(?:T(\d\d:\d\d(?::\d\d)?))?/;
const WHOLE_MINUTE = /^(\d\d:\d\d):00$/;

/** A wall time and the zone whose clocks show it. */
export interface WallMoment {
  /** `2027-01-15T15:00` */
  local: string;
  zone: string;
}

/** Asks for a date, a time and a zone. Nothing is read before the form is submitted. */
@Component({
  selector: 'ltz-moment-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ZonePicker],
  templateUrl: './moment-form.html',
  styleUrl: './moment-form.css',
})
export class MomentForm {
  /** The initial value, `2027-01-15T15:00:00`; parts that cannot be parsed stay empty. */
  readonly local = input.required<string>();
  readonly zone = input.required<string | null>();
  readonly chosen = output<WallMoment>();

  protected readonly formatPlaceName = formatPlaceName;
  protected readonly formatIanaName = formatIanaName;
  protected readonly date = computed(() => LOCAL.exec(this.local())?.[1] ?? '');
  protected readonly time = computed(() => (LOCAL.exec(this.local())?.[2] ?? '').replace(WHOLE_MINUTE, '$1'));
  protected readonly chosenZone = linkedSignal(() => this.zone());
  protected readonly dateError = signal('');
  protected readonly timeError = signal('');
  protected readonly zoneError = signal('');

  private readonly dateBox = viewChild.required<ElementRef<HTMLInputElement>>('dateBox');
  private readonly timeBox = viewChild.required<ElementRef<HTMLInputElement>>('timeBox');
  private readonly picker = viewChild.required(ZonePicker);

  protected pick(zone: string): void {
    this.chosenZone.set(zone);
    this.zoneError.set('');
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const date = this.dateBox().nativeElement;
    const time = this.timeBox().nativeElement;
    const zone = this.chosenZone();
    this.dateError.set(date.value ? '' : dateMessage(date));
    this.timeError.set(time.value ? '' : 'Enter a time, such as 15:00.');
    this.zoneError.set(zone === null ? 'Choose the place where clocks show this time.' : '');
    if (this.dateError()) date.focus();
    else if (this.timeError()) time.focus();
    else if (zone === null) this.picker().focus();
    else this.chosen.emit({ local: `${date.value}T${time.value}`, zone });
  }
}

/** Explains an empty value, which browsers give for an incomplete date and for one that does not exist. */
function dateMessage({ validity }: HTMLInputElement): string {
  return validity.badInput
    ? 'This date does not exist. Enter another one.'
    : 'Enter the day, the month and the year.';
}
