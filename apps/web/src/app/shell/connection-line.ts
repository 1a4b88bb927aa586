import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { ClockStore } from '../clock/clock-store';
import type { Connection } from '../clock/connection';
import { RulesRelease } from '../clock/rules-release';
import { SecondDigits } from '../clock/second-digits';
import { ShownMoment } from '../clock/shown-moment';
import { formatDeviceError, formatSyncBound } from '../formatting/accuracy-format';
import { formatOfflineSince } from '../formatting/offline-format';
import { formatTzdataRelease } from '../formatting/tzdata-format';
import { formatHourAndMinute } from '../formatting/wall-time-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices/notices';

const STATES: Readonly<Record<Connection, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
};

/** The state of the connection to the server: `Live · In sync ±12 ms`, which opens to the zone rules and the time in UTC. */
@Component({
  selector: 'ltz-connection-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, SecondDigits],
  template: `
    <div data-testid="connection" class="line tabular" [class]="clock.connection()">
      @if (clock.connection() === 'live') {
        <details>
          <summary>
            <span><span class="dot"></span>{{ state() }}</span>
            @if (inSync(); as inSync) {
              <span> · {{ inSync }}</span>
            }
            @if (clock.isServerClockUnsynchronised()) {
              <span> · server clock not synchronised</span>
            }
            @if (device(); as device) {
              <span> · {{ device }}</span>
            }
          </summary>
          <p>
            @if (release(); as release) {
              Zone rules {{ release }}
            }
            @if (utcTime(); as utcTime) {
              · <bdi dir="ltr">{{ utcTime }}<ltz-second-digits /></bdi> UTC
            }
          </p>
        </details>
      } @else {
        <p>
          @if (clock.connection() === 'offline') {
            <ltz-icon name="warning" />
            <span><strong>Offline</strong>{{ offline() }}</span>
          } @else {
            <span><span class="dot"></span>{{ state() }}</span>
          }
        </p>
      }
    </div>
  `,
  styleUrl: './connection-line.css',
})
export class ConnectionLine {
  protected readonly clock = inject(ClockStore);
  private readonly moment = inject(ShownMoment);
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
    const minuteMs = this.moment.minuteMs();
    return minuteMs === null ? '' : formatHourAndMinute(minuteMs, 0, 'h23');
  });
  protected readonly state = computed(() => STATES[this.clock.connection()]);
  /** Follows the word “Offline”. */
  protected readonly offline = computed(() => {
    const home = this.clock.rules().get(this.preferences.homeZone() ?? '');
    return formatOfflineSince(this.clock.offlineSinceMs(), home, this.preferences.hourFormat());
  });

  constructor() {
    let before = this.clock.connection();
    effect(() => {
      const now = this.clock.connection();
      if (now === 'live' && (before === 'reconnecting' || before === 'offline'))
        this.notices.say('Connected again.');
      if (now === 'reconnecting' && before === 'live') this.notices.say('Connection lost. Reconnecting.');
      before = now;
    });
  }
}
