import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { ZoneMatch } from '@live-tz/contracts';
import { ruleAt } from '@live-tz/wall-clock';
import { map } from 'rxjs';
import { ClockStore } from '../clock/clock-store';
import { AT, parseAt } from './moment-address';
import { ShownMoment } from '../clock/shown-moment';
import { formatDateAndTime, formatFromNow, formatInZone } from '../formatting/moment-format';
import { HelpButton } from '../help/help-button';
import { Shortcuts } from '../help/shortcuts';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices/notices';
import { OwnZone } from '../zones/own-zone';
import { type FoundMoment, MomentFinder } from './moment-finder';
import { Pause } from './pause';
import { MAX_STEPS, momentAt, shifted, shiftOfKey, stepsTo } from './quarter-hours';
import { TravelHistory } from './travel-history';
import { TravelledRules } from './travelled-rules';

const UTC = 'UTC';
const MAX_TEXT_LENGTH = 100;

/** Moves all clocks of the page to another moment, by a slider or a typed text. The address has the moment. */
@Component({
  selector: 'ltz-travel-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Colours the whole page.
  encapsulation: ViewEncapsulation.None,
  imports: [HelpButton],
  providers: [MomentFinder, TravelHistory, TravelledRules],
  templateUrl: './travel-bar.html',
  styleUrl: './travel-bar.css',
  host: { '(document:keydown)': 'onKeydown($event)' },
})
export class TravelBar {
  protected readonly moment = inject(ShownMoment);
  protected readonly rules = inject(TravelledRules);
  protected readonly maxSteps = MAX_STEPS;
  protected readonly maxLength = MAX_TEXT_LENGTH;
  protected readonly isBoxOpen = signal(false);
  protected readonly isSearching = signal(false);
  protected readonly message = signal('');
  protected readonly places = signal<readonly ZoneMatch[]>([]);
  /** Whether the clocks stand because they are paused, not because the user has moved them. */
  protected readonly isPaused = signal(false);
  /** Explains the shown moment, when it was typed as a time that clocks skip or show twice. */
  protected readonly remark = signal('');

  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly finder = inject(MomentFinder);
  private readonly history = inject(TravelHistory);
  private readonly notices = inject(Notices);
  private readonly shortcuts = inject(Shortcuts);
  private readonly pause = inject(Pause);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private isOpened = false;
  /** The moment in the middle of the slider; null for now. */
  private readonly centre = signal<number | null>(null);
  private readonly typedZone = signal<string | null>(null);
  private readonly deviceZone = signal<string | null>(null);
  /** The zone in which the moment is told. */
  private readonly zone = computed(
    () => this.typedZone() ?? this.preferences.homeZone() ?? this.deviceZone() ?? UTC,
  );
  private readonly addressMs = toSignal(
    inject(ActivatedRoute).queryParamMap.pipe(map((params) => parseAt(params.get(AT)))),
    { initialValue: null },
  );
  private readonly offset = computed(() => {
    const state = this.moment.rules().get(this.zone());
    const minuteMs = this.moment.minuteMs();
    return state === undefined || minuteMs === null ? null : ruleAt(state, minuteMs).offsetMinutes;
  });

  protected readonly steps = computed(() => {
    const momentMs = this.moment.minuteMs();
    const centreMs = this.centre() ?? this.clock.minuteMs();
    return !this.moment.isTravelling() || momentMs === null || centreMs === null
      ? 0
      : stepsTo(momentMs, centreMs);
  });
  protected readonly when = computed(() => {
    const momentMs = this.moment.minuteMs();
    const offset = this.offset();
    if (momentMs === null) return '';
    const text = formatDateAndTime(momentMs, offset ?? 0, this.preferences.hourFormat());
    return `${text} ${offset === null ? UTC : formatInZone(this.zone())}`;
  });
  protected readonly fromNow = computed(() => {
    const [momentMs, nowMs] = [this.moment.minuteMs(), this.clock.minuteMs()];
    return momentMs === null || nowMs === null ? '' : formatFromNow(momentMs, nowMs, this.offset() ?? 0);
  });
  protected readonly valueText = computed(() => (this.moment.isTravelling() ? this.when() : 'Now'));

  constructor() {
    effect(() => this.rules.include(this.zone()));
    effect(() => {
      this.document.documentElement.toggleAttribute('data-travelling', this.moment.isTravelling());
    });
    effect(() => {
      const isWanted = this.pause.isWanted();
      const isKnown = this.clock.minuteMs() !== null;
      untracked(() => this.followPause(isWanted && isKnown));
    });
    effect(() => {
      const addressMs = this.addressMs();
      untracked(() => this.followAddress(addressMs));
    });
    inject(DestroyRef).onDestroy(() => {
      this.moment.returnToNow();
      this.document.documentElement.removeAttribute('data-travelling');
    });
    void inject(OwnZone)
      .suggestion()
      .then(
        (state) => this.deviceZone.set(state?.zone ?? null),
        // After a failure the moment is told in UTC.
        () => undefined,
      );
  }

  protected slide(event: Event): void {
    const steps = Number((event.target as HTMLInputElement).value);
    const centreMs = this.centre() ?? this.clock.minuteMs();
    if (centreMs === null) return;
    if (steps === 0 && this.centre() === null) this.returnToNow();
    else this.travelTo(momentAt(centreMs, steps));
  }

  /** At either end the slider goes on from there. */
  protected recentre(): void {
    const momentMs = this.moment.minuteMs();
    if (this.moment.isTravelling() && Math.abs(this.steps()) >= MAX_STEPS) this.centre.set(momentMs);
  }

  protected onSliderKeydown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const momentMs = this.moment.minuteMs();
    const byMs = shiftOfKey(event);
    if (event.key === 'Home') this.returnToNow();
    else if (byMs !== null && momentMs !== null) this.travelTo(shifted(momentMs, byMs));
    else return;
    event.preventDefault();
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const isEscape = event.key === 'Escape';
    if (this.moment.isTravelling() && (isEscape || this.shortcuts.isPressed('n', event))) this.returnToNow();
    else if (this.shortcuts.isPressed('t', event)) this.openBox();
    else return;
    event.preventDefault();
  }

  protected returnToNow(): void {
    this.centre.set(null);
    this.typedZone.set(null);
    this.remark.set('');
    if (!this.moment.isTravelling()) return;
    if (this.isPaused()) {
      void this.pause.set(false);
      return;
    }
    this.moment.returnToNow();
    this.history.save(null);
    this.followPause(this.pause.isWanted());
    this.notices.say('Showing the current time');
  }

  protected toggleBox(): void {
    if (this.isBoxOpen()) this.isBoxOpen.set(false);
    else this.openBox();
  }

  protected closeBox(event: Event): void {
    event.preventDefault();
    this.isBoxOpen.set(false);
  }

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    await this.search(null);
  }

  protected async choose({ zone }: ZoneMatch): Promise<void> {
    await this.search(zone);
  }

  private async search(chosenZone: string | null): Promise<void> {
    const text = this.box()?.nativeElement.value ?? '';
    if (this.isSearching()) return;
    this.isSearching.set(true);
    try {
      const home = this.preferences.homeZone() ?? this.deviceZone() ?? UTC;
      this.show(await this.finder.find(text, home, chosenZone));
    } finally {
      this.isSearching.set(false);
    }
  }

  private show(found: FoundMoment): void {
    this.message.set('message' in found ? found.message : '');
    this.places.set(found.kind === 'places' ? found.places : []);
    if (found.kind === 'now') this.returnToNow();
    if (found.kind !== 'moment') return;
    this.typedZone.set(found.zone);
    this.centre.set(found.utcMs);
    this.isPaused.set(false);
    this.moment.travelTo(found.utcMs);
    this.remark.set(found.remark);
    this.history.save(found.utcMs, { isNew: true });
    this.isBoxOpen.set(false);
    // The rules of the typed zone may only arrive now.
    afterNextRender(
      { write: () => this.notices.say(`${this.when()}. ${found.remark}`) },
      { injector: this.injector },
    );
  }

  private travelTo(utcMs: number): void {
    const centreMs = this.centre() ?? this.clock.minuteMs() ?? utcMs;
    if (Math.abs(stepsTo(utcMs, centreMs)) > MAX_STEPS) this.centre.set(utcMs);
    this.remark.set('');
    this.isPaused.set(false);
    this.moment.travelTo(utcMs);
    this.history.save(utcMs);
  }

  /** Shows the moment of an address that the user has opened, or gone back to. */
  private followAddress(addressMs: number | null): void {
    // The address may have a moment that cannot be read.
    const isUnread = addressMs === null && !this.isOpened;
    this.isOpened = true;
    if (!this.history.isNews(addressMs) && !isUnread) return;
    this.remark.set('');
    if (addressMs === null) {
      this.centre.set(null);
      this.moment.returnToNow();
      this.followPause(this.pause.isWanted());
      return;
    }
    this.isPaused.set(false);
    const nowMs = this.clock.minuteMs();
    const isNear = nowMs !== null && Math.abs(stepsTo(addressMs, nowMs)) <= MAX_STEPS;
    this.centre.set(isNear ? null : addressMs);
    this.moment.travelTo(addressMs);
  }

  /** Stops the clocks where they are, or lets them go on. */
  private followPause(isWanted: boolean): void {
    const nowMs = this.clock.minuteMs();
    if (isWanted && !this.moment.isTravelling() && nowMs !== null) {
      this.isPaused.set(true);
      this.moment.travelTo(nowMs);
    } else if (!this.pause.isWanted() && this.isPaused()) {
      this.isPaused.set(false);
      this.moment.returnToNow();
    }
  }

  private openBox(): void {
    this.message.set('');
    this.places.set([]);
    this.isBoxOpen.set(true);
    afterNextRender({ write: () => this.box()?.nativeElement.focus() }, { injector: this.injector });
  }
}
