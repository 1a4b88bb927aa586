import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { formatFromNow } from '../formatting/moment-format';
import { formatResolution } from '../formatting/resolution-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { type Choice, ChoiceGroup } from '../ui/choice-group';
import { Icon } from '../ui/icon';
import type { Taken } from './moment-link';
import { type MomentPlace, momentRows } from './moment-rows';
import type { ConvertedMoment } from './moment-store';

/** A moment on the viewer's own clock, in large digits, and on all others. */
@Component({
  selector: 'ltz-moment-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceGroup, Icon],
  templateUrl: './moment-view.html',
  styleUrl: './moment-view.css',
})
export class MomentView {
  readonly moment = input.required<ConvertedMoment>();
  /** The viewer's own place first. */
  readonly places = input.required<readonly MomentPlace[]>();
  /** The server's time, or null while it is unknown. */
  readonly nowMs = input.required<number | null>();
  /** Which of two instants the viewer means. */
  readonly chosen = output<Taken>();
  /** The zone of a clock that the viewer removes. */
  readonly removed = output<string>();

  protected readonly choices: readonly Choice<Taken>[] = [
    { value: 'earlier', label: 'Earlier' },
    { value: 'later', label: 'Later' },
  ];
  private readonly hourFormat = inject(PreferencesStore).hourFormat;
  private readonly rows = computed(() =>
    momentRows(this.moment().conversion, this.places(), this.hourFormat()),
  );

  protected readonly own = computed(() => this.rows()[0] ?? null);
  protected readonly others = computed(() => this.rows().slice(1));
  protected readonly choice = computed(() => this.moment().conversion.from.taken);
  protected readonly resolution = computed(() => {
    const { conversion, change } = this.moment();
    return formatResolution(conversion.utcMs, conversion.from, change, this.hourFormat());
  });
  protected readonly fromNow = computed(() => {
    const nowMs = this.nowMs();
    const own = this.own();
    return nowMs === null || own === null
      ? ''
      : formatFromNow(this.moment().conversion.utcMs, nowMs, own.offsetMinutes);
  });
}
