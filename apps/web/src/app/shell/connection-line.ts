import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { ruleAt } from '@live-tz/wall-clock';
import { ClockStore } from '../clock/clock-store';
import type { Connection } from '../clock/connection';
import { RulesRelease } from '../clock/rules-release';
import { SecondDigits } from '../clock/second-digits';
import { formatDeviceError, formatSyncBound } from '../formatting/accuracy-format';
import { formatTzdataRelease } from '../formatting/tzdata-format';
import { formatHourAndMinute } from '../formatting/wall-time-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices';

/** The state of the connection to the server: `Live · In sync ±12 ms · zone rules 2026f (Oct 2026) · 19:04:07 UTC`. */
@Component({
  selector: 'ltz-connection-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SecondDigits],
  template: `
    <p data-testid="connection" class="tabular" [class]="clock.connection()">
      <span class="dot"></span><span class="state">{{ state() }}</span>
      @if (clock.connection() === 'live') {
        @if (inSync(); as inSync) {
          <span> · {{ inSync }}</span>
        }
        @if (device(); as device) {
          <span> · {{ device }}</span>
        }
        @if (release(); as release) {
          <span class="more"> · zone rules {{ release }}</span>
        }
        @if (utcTime(); as utcTime) {
          <span class="more">
            · <bdi dir="ltr">{{ utcTime }}<ltz-second-digits /></bdi> UTC</span
          >
        }
      }
    </p>
  `,
  styleUrl: './connection-line.css',
})
export class ConnectionLine {
  protected readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly rules = inject(RulesRelease);
  private readonly notices = inject(Notices);

  protected readonly inSync = computed(() => formatSyncBound(this.clock.boundMs()));
  protected readonly device = computed(() =>
    formatDeviceError(this.clock.deviceErrorMs(), this.clock.boundMs()),
  );
  protected readonly release = computed(() => {
    const release = this.rules.release();
    return release && formatTzdataRelease(release, this.rules.releasedOn());
  });
  protected readonly utcTime = computed(() => {
    const minuteMs = this.clock.minuteMs();
    return minuteMs === null ? '' : formatHourAndMinute(minuteMs, 0, 'h23');
  });
  protected readonly state = computed(() => this.describe(this.clock.connection()));

  constructor() {
    let before = this.clock.connection();
    effect(() => {
      const now = this.clock.connection();
      if (now === 'live' && (before === 'reconnecting' || before === 'offline'))
        this.notices.say('Connection is back.');
      if (now === 'reconnecting' && before === 'live') this.notices.say('Connection lost. Reconnecting.');
      before = now;
    });
  }

  private describe(connection: Connection): string {
    switch (connection) {
      case 'connecting':
        return 'Connecting…';
      case 'live':
        return 'Live';
      case 'reconnecting':
        return 'Reconnecting…';
      case 'offline':
        return this.describeOffline();
    }
  }

  /** Clocks stop without an estimate of the server's time, after the device slept while the connection was lost. */
  private describeOffline(): string {
    const sinceMs = this.clock.offlineSinceMs();
    if (sinceMs === null) return 'Offline. The clocks come back with the connection';
    const home = this.clock.rules().get(this.preferences.homeZone() ?? '');
    const offsetMinutes = home === undefined ? 0 : ruleAt(home, sinceMs).offsetMinutes;
    const time = formatHourAndMinute(sinceMs, offsetMinutes, this.preferences.hourFormat());
    return `Offline since ${time}${home === undefined ? ' UTC' : ''}, still ticking`;
  }
}
