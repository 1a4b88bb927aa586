import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { isoLocal } from '@live-tz/wall-clock';
import { SessionStore } from '../auth/session-store';
import { formatMinutes } from '../formatting/duration-format';
import { formatRotation } from '../formatting/burden-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { LinkedBoard } from '../sharing/linked-board';
import { AppHeader } from '../shell/app-header';
import { ChoiceGroup } from '../ui/choice-group';
import { ZonePicker } from '../zones/zone-picker';
import { changeNotes, commonDays } from './common-hours';
import type { OverlapRequest } from './overlap-api';
import {
  addressFrom,
  DURATIONS,
  type PlanAddress,
  type PlanQuery,
  queryOf,
  RANGES,
  untilOf,
  withPosition,
} from './plan-address';
import type { PlanClock } from './plan-clock';
import { clockOfZone, PlanClocks } from './plan-clocks';
import { type Attendance, PlanParticipants } from './plan-participants';
import { PlanSlot } from './plan-slot';
import { PlanStore } from './plan-store';
import { bearersOf } from './slot-view';

const MIN_PARTICIPANTS = 2;
const MAX_SHOWN_SLOTS = 6;

/** Finds times for a meeting of the clocks of a board, of a link to one, or of any zones. Its address contains all choices. */
@Component({
  selector: 'ltz-plan-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AppHeader, ChoiceGroup, PlanParticipants, PlanSlot, RouterLink, ZonePicker],
  providers: [LinkedBoard, PlanClocks, PlanStore],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.css',
})
export class PlanPage {
  /** From the path: the id of a board; undefined for the user's first one. */
  readonly board = input<string>();
  /** From the path: the last part of a link to a board. */
  readonly link = input<string>();
  /** From the query. */
  readonly zones = input<string>();
  readonly also = input<string>();
  readonly optional = input<string>();
  readonly without = input<string>();
  readonly minutes = input<string>();
  readonly from = input<string>();
  readonly days = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly hourFormat = inject(PreferencesStore).hourFormat;
  private readonly own = inject(PlanClocks);
  private readonly store = inject(PlanStore);

  protected readonly address = computed(() => addressFrom(this.query()));
  protected readonly plannedBoard = this.own.board;
  protected readonly isVoid = this.own.isVoid;
  /** The path of this page. */
  protected readonly path = computed(() => {
    const [link, board] = [this.link(), this.board()];
    if (link !== undefined) return `/s/${link}/plan`;
    return board === undefined ? '/plan' : `/plan/${board}`;
  });
  protected readonly isSignedOut = computed(() => this.session.state() === 'signed-out');
  protected readonly failure = computed(() => this.own.failure() || this.store.refusal());
  /** Everyone whom the page lists; null until the clocks are loaded. */
  protected readonly listed = computed<readonly PlanClock[] | null>(() => {
    const { zones, also } = this.address();
    const base = zones === null ? this.own.clocks() : zones.map(clockOfZone);
    return base === null ? null : [...base, ...also.map(clockOfZone)];
  });
  protected readonly attendances = computed(() => {
    const { optional, without } = this.address();
    return (this.listed() ?? []).map((_, index): Attendance => {
      if (without.includes(index + 1)) return 'absent';
      return optional.includes(index + 1) ? 'optional' : 'required';
    });
  });
  /** The hours that the server used: a zone alone does not say them. */
  protected readonly hours = computed(() => {
    const hours = [...(this.plan()?.overlap.hours ?? [])];
    return this.attendances().map((attendance, index) => {
      const used = attendance === 'absent' ? undefined : hours.shift();
      return this.listed()?.[index]?.hours ?? used ?? null;
    });
  });
  private readonly request = computed(() => this.requestFor(this.address()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly isTooFew = computed(() => this.listed() !== null && this.request() === null);
  protected readonly plan = computed(() => (this.request() === null ? null : this.store.plan()));

  protected readonly durations = DURATIONS.map((minutes) => ({
    value: String(minutes),
    label: formatMinutes(minutes)
      .replace('minutes', 'min')
      .replace(/ hours?/, ' h'),
  }));
  protected readonly ranges = RANGES.map((days) => ({
    value: String(days),
    label: days === 1 ? '1 day' : days === 7 ? '1 week' : `${days / 7} weeks`,
  }));
  protected readonly duration = computed(() => String(this.address().minutes));
  protected readonly range = computed(() => String(this.address().days));
  /** The first date of the range, for the first participant. */
  protected readonly date = computed(() => {
    const plan = this.plan();
    const { from } = this.address();
    if (from !== null || plan === null) return from ?? '';
    const { fromMs } = plan.overlap.range;
    return isoLocal(fromMs, plan.clocks.offsetAt(0, fromMs)).slice(0, 'YYYY-MM-DD'.length);
  });
  protected readonly commonDays = computed(() => {
    const plan = this.plan();
    return plan === null ? [] : commonDays(plan, this.hourFormat());
  });
  /** Where no day has common hours, the changes have no day to stand at. */
  protected readonly notes = computed(() => {
    const plan = this.plan();
    return plan === null || this.commonDays().length > 0
      ? []
      : changeNotes(plan.overlap.changes, plan.clocks);
  });
  protected readonly slots = computed(() => this.plan()?.overlap.slots.slice(0, MAX_SHOWN_SLOTS) ?? []);
  /** Taking turns is only of use where the best time costs somebody something. */
  protected readonly rotation = computed(() => {
    const { slots = [], rotation = [] } = this.plan()?.overlap ?? {};
    return (slots[0]?.burden ?? 0) > 0 ? rotation : [];
  });
  protected readonly rotationText = computed(() => {
    const plan = this.plan();
    const [best] = this.slots();
    if (plan === null || best === undefined) return '';
    const bearersIn = (slot: typeof best) => bearersOf(slot, plan.clocks, this.hourFormat());
    return formatRotation(bearersIn(best), this.rotation().map(bearersIn));
  });

  constructor() {
    effect(() => {
      const [link, board] = [this.link(), this.board() ?? null];
      untracked(() => void (link === undefined ? this.own.load(board) : this.own.follow(link)));
    });
    effect(() => {
      const request = this.request();
      if (request !== null) this.store.request(request);
    });
  }

  protected setDuration(minutes: string): void {
    this.open({ minutes: Number(minutes) });
  }

  protected setRange(days: string): void {
    this.open({ days: Number(days), from: this.date() || null });
  }

  protected setDate(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    if (value !== '') this.open({ from: value });
  }

  protected setAttendance({ index, attendance }: { index: number; attendance: Attendance }): void {
    const { optional, without } = this.address();
    this.open({
      optional: withPosition(optional, index + 1, attendance === 'optional'),
      without: withPosition(without, index + 1, attendance === 'absent'),
    });
  }

  protected add(zone: string): void {
    const { zones, also } = this.address();
    if (zones === null) this.open({ also: [...also, zone] });
    else this.open({ zones: [...zones, zone] });
  }

  protected linkTo(date: string): PlanQuery {
    return queryOf({ ...this.address(), from: date, days: 1 });
  }

  /** From a single day back to the usual range. */
  protected allDays(): PlanQuery {
    return queryOf({ ...this.address(), from: null, days: 14 });
  }

  private open(change: Partial<PlanAddress>): void {
    void this.router.navigate([], { queryParams: queryOf({ ...this.address(), ...change }) });
  }

  private query(): PlanQuery {
    return {
      zones: this.zones(),
      also: this.also(),
      optional: this.optional(),
      without: this.without(),
      minutes: this.minutes(),
      from: this.from(),
      days: this.days(),
    };
  }

  private requestFor(address: PlanAddress): OverlapRequest | null {
    const attendances = this.attendances();
    const invited = (this.listed() ?? [])
      .map((clock, index) => ({ clock, attendance: attendances[index] }))
      .filter(({ attendance }) => attendance !== 'absent');
    if (invited.length < MIN_PARTICIPANTS) return null;
    return {
      clocks: invited.map(({ clock }) => clock),
      optional: invited.flatMap(({ attendance }, index) => (attendance === 'optional' ? [index + 1] : [])),
      minutes: address.minutes,
      from: address.from,
      until: untilOf(address),
    };
  }
}
