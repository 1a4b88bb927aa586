import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ZoneMatch } from '@live-tz/contracts';
import { AuthPolicyStore } from '../auth/auth-policy-store';
import { ClockSocket } from '../clock/clock-socket';
import { ClockStore } from '../clock/clock-store';
import { ShownMoment } from '../clock/shown-moment';
import { ZoneWatch } from '../clock/zone-watch';
import { ClockGrid } from '../boards/fit/clock-grid';
import { formatSyncBound } from '../formatting/accuracy-format';
import { AppHeader } from '../shell/app-header';
import { PauseButton } from '../travel/pause-button';
import { TravelBar } from '../travel/travel-bar';
import { Notices } from '../ui/notices/notices';
import { ZonePicker } from '../zones/zone-picker';
import { HttpClockSocket } from './http-clock-socket';
import { VisitorCard } from './visitor-card';
import { MAX_VISITOR_CLOCKS, type VisitorClock, VisitorClocks } from './visitor-clocks';
import { VisitorHome } from './visitor-home';

/**
 * What visitors without an account see: their own time, and that of places around the world. It ticks by the page's own estimate
 * of the server's time, without a live connection.
 */
@Component({
  selector: 'ltz-visitor-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AppHeader, ClockGrid, PauseButton, RouterLink, TravelBar, VisitorCard, ZonePicker],
  providers: [
    { provide: ClockSocket, useClass: HttpClockSocket },
    ZoneWatch,
    ClockStore,
    ShownMoment,
    VisitorHome,
  ],
  templateUrl: './visitor-page.html',
  styleUrls: ['../shell/intro-page.css', './visitor-page.css'],
})
export class VisitorPage {
  protected readonly home = inject(VisitorHome);
  protected readonly registration = inject(AuthPolicyStore).registration;
  protected readonly inSync = computed(() => formatSyncBound(this.clock.boundMs()));
  /** The visitor's own place is shown once. */
  protected readonly clocks = computed(() => {
    const own = this.home.clock();
    return this.kept.clocks().filter(({ zone, place }) => zone !== own?.zone || place !== own.place);
  });
  protected readonly count = computed(() => this.clocks().length + (this.home.clock() === null ? 0 : 1));

  private readonly kept = inject(VisitorClocks);
  private readonly clock = inject(ClockStore);
  private readonly notices = inject(Notices);

  constructor() {
    this.clock.start();
    inject(DestroyRef).onDestroy(() => this.clock.stop());
    void this.home.load();
    effect(() => {
      const own = this.home.clock();
      const zones = this.clocks().map(({ zone }) => zone);
      this.clock.watch(own === null ? zones : [own.zone, ...zones]);
    });
  }

  protected add({ zone, name, country, latitude, longitude }: ZoneMatch): void {
    const isAdded = this.kept.add({ zone, place: name, country, latitude, longitude });
    if (isAdded) this.notices.confirm(`${name} added`);
    else if (this.clocks().length >= MAX_VISITOR_CLOCKS)
      this.notices.fail('This page is full. With an account there is room for more clocks.');
    else this.notices.fail(`${name} is already there.`);
  }

  protected remove(clock: VisitorClock): void {
    const position = this.kept.remove(clock);
    this.notices.offer(`${clock.place} removed`, {
      label: 'Undo',
      run: () => this.kept.add(clock, position),
    });
  }
}
