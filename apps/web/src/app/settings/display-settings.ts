import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { HourCycle, Preferences, Theme } from '@live-tz/contracts';
import { PreferencesStore } from '../preferences/preferences-store';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { type Choice, ChoiceGroup } from '../ui/choice-group';

type Seconds = 'shown' | 'hidden';
type Movement = 'live' | 'paused';
type Shortcuts = 'on' | 'off';

/** The appearance of clocks. Each choice is saved at once. */
@Component({
  selector: 'ltz-display-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceGroup, ActionStateLine],
  template: `
    <header>
      <h2>Clocks</h2>
      <ltz-action-state-line [state]="action" />
    </header>
    <div class="rows">
      <ltz-choice-group
        legend="Hours"
        [choices]="hourCycles"
        [value]="preferences().hourCycle"
        (chosen)="save({ hourCycle: $event })"
      />
      <ltz-choice-group
        legend="Seconds"
        [choices]="seconds"
        [value]="preferences().showSeconds ? 'shown' : 'hidden'"
        (chosen)="save({ showSeconds: $event === 'shown' })"
      />
      <ltz-choice-group
        legend="Movement"
        [choices]="movements"
        [value]="preferences().paused ? 'paused' : 'live'"
        (chosen)="save({ paused: $event === 'paused' })"
      />
      <ltz-choice-group
        legend="Single-key shortcuts"
        [choices]="shortcuts"
        [value]="preferences().singleKeyShortcuts ? 'on' : 'off'"
        (chosen)="save({ singleKeyShortcuts: $event === 'on' })"
      />
      <ltz-choice-group
        legend="Theme"
        [choices]="themes"
        [value]="preferences().theme"
        (chosen)="save({ theme: $event })"
      />
    </div>
  `,
  styleUrl: './settings-part.css',
})
export class DisplaySettings {
  protected readonly hourCycles: readonly Choice<HourCycle>[] = [
    { value: 'auto', label: 'Use language setting' },
    { value: 'h23', label: '24 h' },
    { value: 'h12', label: '12 h' },
  ];
  protected readonly seconds: readonly Choice<Seconds>[] = [
    { value: 'shown', label: 'Shown' },
    { value: 'hidden', label: 'Hidden' },
  ];
  protected readonly movements: readonly Choice<Movement>[] = [
    { value: 'live', label: 'Ticking' },
    { value: 'paused', label: 'Paused' },
  ];
  protected readonly shortcuts: readonly Choice<Shortcuts>[] = [
    { value: 'on', label: 'On' },
    { value: 'off', label: 'Off' },
  ];
  protected readonly themes: readonly Choice<Theme>[] = [
    { value: 'auto', label: 'Use system setting' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
  ];
  protected readonly action = new ActionState();

  private readonly store = inject(PreferencesStore);
  protected readonly preferences = this.store.preferences;

  protected async save(change: Partial<Preferences>): Promise<void> {
    await this.action.run(() => this.store.change(change));
  }
}
