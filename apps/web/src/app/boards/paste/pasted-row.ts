import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MAX_LABEL_LENGTH, type ZoneMatch } from '@live-tz/contracts';
import { utcOffsetLabel } from '@live-tz/wall-clock';
import { ClockStore } from '../../clock/clock-store';
import { formatHourAndMinute } from '../../formatting/wall-time-format';
import { PreferencesStore } from '../../preferences/preferences-store';
import { Icon } from '../../ui/icon';
import { ZonePicker } from '../../zones/zone-picker';
import type { LineChange, ListedLine } from './listed-line';

/** One line of a pasted list: what it was understood as, a choice or a search where it was not, and its label. */
@Component({
  selector: 'ltz-pasted-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ZonePicker],
  templateUrl: './pasted-row.html',
  styleUrls: ['../../ui/select.css', './pasted-row.css'],
})
export class PastedRow {
  readonly line = input.required<ListedLine>();
  /** That the same clock is there already; empty if it is not. */
  readonly duplicate = input.required<string>();
  readonly changed = output<LineChange>();
  readonly removed = output();

  protected readonly maxLabelLength = MAX_LABEL_LENGTH;
  protected readonly isSearching = signal(false);
  protected readonly question = computed(() => {
    const { kind, matches, chosen } = this.line();
    if (chosen !== null) return '';
    if (kind === 'several') return 'Several places have this name. Which one?';
    if (kind === 'not-in-force') return 'This abbreviation is not in use now. Which place?';
    return matches.length > 0 ? 'Not found. Did you mean one of these?' : 'Not found. Search for the place.';
  });
  protected readonly hasPicker = computed(() => {
    const { matches, chosen } = this.line();
    return this.isSearching() || (chosen === null && matches.length === 0);
  });

  private readonly clock = inject(ClockStore);
  private readonly hourFormat = inject(PreferencesStore).hourFormat;
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly picker = viewChild(ZonePicker);
  private readonly removeButton = viewChild.required<ElementRef<HTMLButtonElement>>('removeButton');

  focus(): void {
    this.removeButton().nativeElement.focus();
  }

  /** `Lisbon, Portugal` */
  protected placeOf({ name, country }: ZoneMatch): string {
    return country === null || country === name ? name : `${name}, ${country}`;
  }

  /** `14:05 · UTC+01:00` */
  protected timeOf({ offsetMinutes }: ZoneMatch): string {
    const minuteMs = this.clock.minuteMs();
    const offset = utcOffsetLabel(offsetMinutes);
    if (minuteMs === null) return offset;
    return `${formatHourAndMinute(minuteMs, offsetMinutes, this.hourFormat())} · ${offset}`;
  }

  protected search(): void {
    this.isSearching.set(true);
    this.afterRender(() => this.picker()?.focus());
  }

  protected choose(event: Event): void {
    const chosen = this.line().matches[Number((event.target as HTMLSelectElement).value)];
    if (chosen !== undefined) this.take(chosen);
  }

  protected take(chosen: ZoneMatch): void {
    this.isSearching.set(false);
    this.changed.emit({ chosen });
    this.afterRender(() => this.host.querySelector<HTMLElement>('.change')?.focus());
  }

  protected rename(event: Event): void {
    this.changed.emit({ label: (event.target as HTMLInputElement).value.trim() || null });
  }

  private afterRender(action: () => void): void {
    afterNextRender({ write: action }, { injector: this.injector });
  }
}
