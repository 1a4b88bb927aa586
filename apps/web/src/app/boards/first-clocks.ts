import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SaveZone } from '@live-tz/contracts';
import { ClockStore } from '../clock/clock-store';
import { formatPlaceName } from '../formatting/place-name-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import { ClockDigits } from './clock-digits';
import { clockFactsOf } from './clock-facts';

const UTC = 'UTC';

/** An empty dashboard: suggests the user's own zone and UTC as ticking clocks that can be added with one click. */
@Component({
  selector: 'ltz-first-clocks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockDigits, RouterLink],
  templateUrl: './first-clocks.html',
  styleUrl: './first-clocks.css',
})
export class FirstClocks {
  /** The id of the board. */
  readonly board = input.required<string>();
  /** The zones to watch so that the suggestions tick. */
  readonly suggested = output<readonly string[]>();
  readonly ownZoneAccepted = output<string>();
  readonly accepted = output<SaveZone>();

  protected readonly ownZone = signal<string | null>(null);
  protected readonly suggestions = computed(() => {
    const own = this.ownZone();
    return own === null || own === UTC ? [this.show(UTC)] : [this.show(own), this.show(UTC)];
  });

  private readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);

  constructor() {
    void this.suggest();
  }

  protected accept(zone: string): void {
    if (zone === this.ownZone()) this.ownZoneAccepted.emit(zone);
    else this.accepted.emit({ zone });
  }

  private async suggest(): Promise<void> {
    // After a failure there is no suggestion, which is no reason for a message.
    const state = await this.device.suggestion().catch(() => null);
    this.ownZone.set(state?.zone ?? null);
    this.suggested.emit(state === null ? [UTC] : [state.zone, UTC]);
  }

  private show(zone: string) {
    const state = this.clock.rules().get(zone);
    const minuteMs = this.clock.minuteMs();
    return {
      zone,
      name: formatPlaceName(zone),
      isOwn: zone === this.ownZone(),
      facts: state === undefined || minuteMs === null ? null : clockFactsOf(state, null, minuteMs),
    };
  }
}
