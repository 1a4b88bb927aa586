import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import type { SavedZone, Transition } from '@live-tz/contracts';
import { MS_PER_DAY, ruleAt } from '@live-tz/wall-clock';
import { catchError, EMPTY, filter, switchMap } from 'rxjs';
import { ClockStore } from '../clock/clock-store';
import { RulesRelease } from '../clock/rules-release';
import { formatPlace } from '../formatting/clock-label-format';
import { baseUrl } from '../http/base-url';
import { PreferencesStore } from '../preferences/preferences-store';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices/notices';
import { TransitionsApi } from '../zones/transitions-api';
import { comingRows, rangeAround } from './coming-rows';

/** The name of the user's home in a sentence. */
const HOME = 'home';

/** The upcoming changes of the user's clocks, and the weeks in which their difference to home is unusual. */
@Component({
  selector: 'ltz-coming-changes',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './coming-changes.html',
  styleUrl: './coming-changes.css',
})
export class ComingChanges {
  readonly zones = input.required<readonly SavedZone[]>();

  private readonly clock = inject(ClockStore);
  private readonly rules = inject(RulesRelease);
  private readonly preferences = inject(PreferencesStore);
  private readonly api = inject(TransitionsApi);
  private readonly document = inject(DOCUMENT);
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly transitions = signal<readonly Transition[]>([]);
  private readonly places = computed(() =>
    this.zones().map((saved) => ({ place: formatPlace(saved), zone: saved.zone })),
  );
  /** The user's home, or their first clock where they have none. */
  private readonly home = computed(() => {
    const zone = this.preferences.homeZone();
    return zone === null ? this.places()[0] : { place: HOME, zone };
  });
  /** Changes with the set of zones, with the zone data, and once a day, because a page may stay open for months. */
  private readonly request = computed(
    () => {
      const minuteMs = this.clock.minuteMs();
      const zones = this.places().map(({ zone }) => zone);
      const home = this.home()?.zone;
      return {
        zones: [...new Set(home === undefined ? zones : [...zones, home])].sort(),
        dayMs: minuteMs === null ? null : minuteMs - (minuteMs % MS_PER_DAY),
        release: this.rules.release(),
      };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  protected readonly coming = computed(() => {
    const nowMs = this.clock.minuteMs();
    const home = this.home();
    if (nowMs === null || home === undefined) return null;
    const rules = [...this.clock.rules()];
    return comingRows(this.transitions(), {
      nowMs,
      places: this.places(),
      home,
      offsetsNow: new Map(rules.map(([zone, state]) => [zone, ruleAt(state, nowMs).offsetMinutes])),
      hourFormat: this.preferences.hourFormat(),
    });
  });
  protected readonly calendarUrl = computed(() => {
    const zones = new Set(this.places().map(({ zone }) => zone));
    return this.api.calendarUrl([...zones], baseUrl(this.document).href);
  });
  /** Opens the device's calendar program, which then fetches the calendar over HTTP or HTTPS. */
  protected readonly subscriptionUrl = computed(() => this.calendarUrl().replace(/^https?:/, 'webcal:'));

  constructor() {
    toObservable(this.request)
      .pipe(
        filter(({ zones, dayMs, release }) => zones.length > 0 && dayMs !== null && release !== ''),
        switchMap(({ zones, dayMs }) => this.fetch(zones, dayMs ?? 0)),
        takeUntilDestroyed(),
      )
      .subscribe((transitions) => this.transitions.set(transitions));
  }

  /** For calendars on the web, where users paste the address. */
  protected copyAddress(): void {
    if (this.clipboard.copy(this.calendarUrl())) this.notices.confirm('Address copied');
    else this.notices.fail('The browser blocked copying. Copy the address of the download link yourself.');
  }

  /** After a failure the list stays as it is: it is an extra, and no reason for a message. */
  private fetch(zones: readonly string[], dayMs: number) {
    const { fromMs, untilMs } = rangeAround(dayMs);
    return this.api.between(zones, fromMs, untilMs).pipe(catchError(() => EMPTY));
  }
}
