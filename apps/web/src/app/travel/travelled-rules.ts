import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { MAX_REQUESTED_ZONES, type ZoneState } from '@live-tz/contracts';
import { catchError, EMPTY, filter, forkJoin, map, type Observable, switchMap } from 'rxjs';
import { ClockStore } from '../clock/clock-store';
import { RulesRelease } from '../clock/rules-release';
import { ShownMoment } from '../clock/shown-moment';
import { ConversionApi } from '../convert/conversion-api';
import { TransitionsApi } from '../zones/transitions-api';
import { covers, type Span, spanAround, stateIn, windowOf, type ZoneWindow } from './zone-window';

/**
 * Gives the shown moment the rules that apply then. They come from the server: those of now until the next change of a zone, and
 * a window of transitions beyond that.
 */
@Injectable()
export class TravelledRules {
  private readonly moment = inject(ShownMoment);
  private readonly clock = inject(ClockStore);
  private readonly release = inject(RulesRelease).release;
  private readonly conversions = inject(ConversionApi);
  private readonly transitions = inject(TransitionsApi);
  private readonly windows = signal<readonly ZoneWindow[]>([]);
  private readonly further = signal<readonly string[]>([]);
  private readonly failed = signal(false);
  private readonly momentMs = computed(() => (this.moment.isTravelling() ? this.moment.minuteMs() : null));
  /** The server has accepted the names of all zones whose current rules are known. */
  private readonly zones = computed(() =>
    [...new Set([...this.clock.rules().keys(), ...this.further()])].sort(),
  );
  private readonly request = computed(
    () => {
      const momentMs = this.momentMs();
      return momentMs === null
        ? null
        : { zones: this.zones(), span: spanAround(momentMs), release: this.release() };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  private readonly rules = computed(() => this.rulesAt(this.momentMs()));

  /** Whether the last request failed, so that clocks may be missing. */
  readonly hasFailed = this.failed.asReadonly();

  constructor() {
    effect(() => this.moment.setTravelledRules(this.rules()));
    toObservable(this.request)
      .pipe(
        filter((request) => request !== null && request.zones.length > 0),
        switchMap((request) => this.load(request?.zones ?? [], request?.span ?? spanAround(0))),
        takeUntilDestroyed(),
      )
      .subscribe((windows) => {
        this.failed.set(false);
        this.windows.set(windows);
      });
  }

  /** Includes a zone that is not among the clocks of the page. */
  include(zone: string): void {
    if (!this.further().includes(zone)) this.further.update((zones) => [...zones, zone]);
  }

  private rulesAt(momentMs: number | null): ReadonlyMap<string, ZoneState> {
    const states = new Map<string, ZoneState>();
    if (momentMs === null) return states;
    const [windows, current, nowMs] = [this.windows(), this.clock.rules(), this.clock.minuteMs()];
    for (const zone of this.zones()) {
      const now = current.get(zone);
      const loaded = windows.map((each) => stateIn(each, zone, momentMs)).find((state) => state !== null);
      if (loaded !== undefined) states.set(zone, loaded);
      else if (now !== undefined && nowMs !== null && covers(now, nowMs, momentMs)) states.set(zone, now);
    }
    return states;
  }

  /** The windows before stay after a failure: the slider may return to them. */
  private load(zones: readonly string[], span: Span): Observable<ZoneWindow[]> {
    const parts = Array.from({ length: Math.ceil(zones.length / MAX_REQUESTED_ZONES) }, (_, part) =>
      zones.slice(part * MAX_REQUESTED_ZONES, (part + 1) * MAX_REQUESTED_ZONES),
    );
    return forkJoin(parts.map((part) => this.loadPart(part, span))).pipe(
      catchError(() => {
        this.failed.set(true);
        return EMPTY;
      }),
    );
  }

  private loadPart(zones: readonly string[], span: Span): Observable<ZoneWindow> {
    return forkJoin([
      this.conversions.convert({ at: String(span.fromMs), from: null, to: zones, disambiguation: null }),
      this.transitions.between(zones, span.fromMs, span.untilMs),
    ]).pipe(map(([{ to }, transitions]) => windowOf(span, to, transitions)));
  }
}
