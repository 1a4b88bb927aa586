import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { Transition } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { firstValueFrom } from 'rxjs';
import { RulesRelease } from '../../clock/rules-release';
import { ShownMoment } from '../../clock/shown-moment';
import { TransitionsApi } from '../../zones/transitions-api';

/** The changes of the clocks on the page within the days around the shown moment: the page itself knows those to come, not the last ones. */
@Injectable({ providedIn: 'root' })
export class ZoneTransitions {
  private readonly api = inject(TransitionsApi);
  private readonly moment = inject(ShownMoment);
  private readonly release = inject(RulesRelease).release;
  private readonly loaded = signal<readonly Transition[]>([]);
  private readonly request = computed(
    () => {
      const minuteMs = this.moment.minuteMs();
      return {
        dayMs: minuteMs === null ? null : minuteMs - (minuteMs % MS_PER_DAY),
        zones: [...this.moment.rules().keys()].sort(),
        release: this.release(),
      };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  constructor() {
    effect(() => {
      const { dayMs, zones } = this.request();
      if (dayMs !== null && zones.length > 0) void this.load(zones, dayMs);
    });
  }

  of(zone: string): Transition[] {
    return this.loaded().filter((transition) => transition.zone === zone);
  }

  /** After a failure the timeline shows the changes that the page knows. */
  private async load(zones: readonly string[], dayMs: number): Promise<void> {
    const found = this.api.between(zones, dayMs - MS_PER_DAY, dayMs + 3 * MS_PER_DAY);
    const transitions = await firstValueFrom(found).catch(() => null);
    if (transitions !== null) this.loaded.set(transitions);
  }
}
