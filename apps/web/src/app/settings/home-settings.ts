import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { formatIanaName, formatPlaceName } from '../formatting/place-name-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { OwnZone } from '../zones/own-zone';
import { ZonePicker } from '../zones/zone-picker';

/** The zone that all clocks are compared with. */
@Component({
  selector: 'ltz-home-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, ZonePicker],
  template: `
    <header>
      <h2>Home</h2>
      <ltz-action-state-line [state]="action" />
    </header>
    <div class="rows">
      <div class="row">
        @if (homeZone(); as zone) {
          <p>
            {{ formatPlaceName(zone) }} <span class="fact">{{ formatIanaName(zone) }}</span>
          </p>
          <button type="button" class="button" (click)="save(null)">Remove home</button>
        } @else {
          <p>No home chosen. With one, every clock shows its difference from it.</p>
        }
      </div>
      <ltz-zone-picker
        label="Choose your home"
        placeholder="Search for a place"
        (picked)="save($event.zone)"
      />
      @if (suggestion(); as zone) {
        <div class="row">
          <p class="fact">Your device is set to the time of {{ formatPlaceName(zone) }}.</p>
          <button type="button" class="button" (click)="save(zone)">Use as home</button>
        </div>
      }
    </div>
  `,
  styleUrl: './settings-part.css',
})
export class HomeSettings {
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);
  private readonly ownZone = resource({ loader: () => this.device.suggestion() });

  protected readonly action = new ActionState();
  protected readonly formatIanaName = formatIanaName;
  protected readonly formatPlaceName = formatPlaceName;
  protected readonly homeZone = this.preferences.homeZone;
  protected readonly suggestion = computed(() => {
    const own = this.ownZone.hasValue() ? this.ownZone.value()?.zone : undefined;
    return own === undefined || own === this.homeZone() ? null : own;
  });

  protected async save(homeZone: string | null): Promise<void> {
    await this.action.run(() => this.preferences.change({ homeZone }));
  }
}
