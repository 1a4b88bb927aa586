import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import { MS_PER_SECOND, secondOf, startOf } from '@live-tz/wall-clock';
import { fromEvent, merge, Subscription } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { ClockSocket } from './clock-socket';
import { type Connection, connectionAfter } from './connection';
import { ServerClock } from './server-clock';
import { SleepDetector } from './sleep-detector';
import { TimeSync } from './time-sync';
import { ZoneWatch } from './zone-watch';

const MS_PER_MINUTE = 60_000;
/** How long after its boundary a tick is waited for before the second is shown from the estimate. */
const TICK_GRACE_MS = 350;
/** The longest pause between two looks at the connection. */
const LONGEST_WAIT_MS = MS_PER_SECOND + TICK_GRACE_MS;
/** A connection this long without a tick is dead, whatever the socket believes. */
const DEAD_AFTER_MS = 10_000;
/** A second this far behind the shown one is no late tick: the server's clock was set back. */
const STEP_BACK_SECONDS = 5;

/**
 * The second shown. Each second is shown once and in order: by its tick, or, when that is late or the connection is
 * lost, by the estimate of the server's time.
 */
@Injectable({ providedIn: 'root' })
export class ClockStore {
  private readonly socket = inject(ClockSocket);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);
  private readonly zoneWatch = inject(ZoneWatch);
  private readonly clock = new ServerClock(() => performance.now());
  private readonly sync = new TimeSync(
    this.clock,
    () => this.socket.sync(),
    () => this.onBetterEstimate(),
  );
  private readonly sleep = new SleepDetector();
  private readonly shownMs = signal<number | null>(null);
  private readonly connectionState = signal<Connection>('connecting');
  private readonly silentSinceMs = signal<number | null>(null);

  private subscription: Subscription | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isConnected = false;
  /** Moments of the monotonic clock. */
  private heardAtMs: number | null = null;
  private revivedAtMs = 0;

  /** Beginning of the second shown in UTC milliseconds; null while the server's time is not known. */
  readonly utcMs = this.shownMs.asReadonly();
  /** The same, changing once a minute: for everything that shows no seconds. */
  readonly minuteMs = computed(() => {
    const utcMs = this.shownMs();
    return utcMs === null ? null : utcMs - (utcMs % MS_PER_MINUTE);
  });
  /** States by the zone's name as it was watched. */
  readonly rules = this.zoneWatch.rules;
  readonly connection = this.connectionState.asReadonly();
  /** Since when the server has been silent, by the server's time; null while it is heard. */
  readonly offlineSinceMs = this.silentSinceMs.asReadonly();

  start(): void {
    if (this.subscription !== null) return;
    this.subscription = new Subscription();
    this.subscription.add(this.socket.ticks.subscribe((utcMs) => this.onTick(utcMs)));
    this.subscription.add(this.socket.connected.subscribe((isConnected) => this.onConnected(isConnected)));
    this.subscription.add(this.socket.refusals.subscribe(() => void this.onRefused()));
    this.subscription.add(this.wakes().subscribe(() => this.onWake()));
    this.zoneWatch.start();
    this.socket.open();
    this.arm();
  }

  stop(): void {
    this.subscription?.unsubscribe();
    this.subscription = null;
    this.zoneWatch.stop();
    this.socket.close();
    clearTimeout(this.timer);
    this.clock.forget();
    this.isConnected = false;
    this.heardAtMs = null;
    this.shownMs.set(null);
    this.connectionState.set('connecting');
    this.silentSinceMs.set(null);
  }

  /** Follows these zones in place of all others, also over reconnections. */
  watch(zones: readonly string[]): void {
    this.zoneWatch.watch(zones);
  }

  private wakes() {
    const visible = fromEvent(this.document, 'visibilitychange');
    const window = this.document.defaultView;
    return window === null
      ? visible
      : merge(visible, fromEvent(window, 'online'), fromEvent(window, 'focus'));
  }

  private onTick(utcMs: number): void {
    const second = secondOf(utcMs);
    const shown = this.shownSecond();
    this.hear();
    const isContradiction = this.clock.raiseTo(utcMs);
    if (isContradiction || (shown !== null && shown - second > STEP_BACK_SECONDS)) this.resync();
    this.show(second);
    this.arm();
  }

  private onConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    if (isConnected) {
      this.hear();
      this.resync();
    }
    this.arm();
  }

  private async onRefused(): Promise<void> {
    await this.session.refresh();
    if (this.session.state() === 'signed-in') this.socket.reopenLater();
  }

  private onWake(): void {
    if (this.document.visibilityState === 'hidden') return;
    this.noticeSleep();
    if (this.isConnected) this.resync();
    else if (this.heardAtMs !== null) this.socket.reopen();
    this.onTimer();
  }

  private resync(): void {
    if (this.isConnected) void this.sync.run();
  }

  /** A first second, or one after a gap, is shown at once; any other waits for its tick. */
  private onBetterEstimate(): void {
    const nowMs = this.clock.nowMs();
    if (nowMs === null) return;
    const second = secondOf(nowMs);
    const shown = this.shownSecond();
    const isSetBack = shown !== null && shown - second > STEP_BACK_SECONDS;
    if (shown === null || isSetBack || second - shown > 1) this.shownMs.set(startOf(second));
    this.arm();
  }

  private hear(): void {
    this.heardAtMs = performance.now();
    this.judgeConnection();
  }

  private show(second: number): void {
    const shown = this.shownSecond();
    if (shown === null || second > shown) this.shownMs.set(startOf(second));
  }

  private shownSecond(): number | null {
    const utcMs = this.shownMs();
    return utcMs === null ? null : secondOf(utcMs);
  }

  /** How long a second may wait for its tick. */
  private graceMs(): number {
    return this.isConnected ? TICK_GRACE_MS : 0;
  }

  private onTimer(): void {
    this.noticeSleep();
    const nowMs = this.clock.nowMs();
    if (nowMs !== null) this.show(secondOf(nowMs - this.graceMs()));
    this.judgeConnection();
    this.reviveIfDead();
    if (this.sync.isDue) this.resync();
    this.arm();
  }

  /** Sets the one timer to the moment the next second is due without a tick. */
  private arm(): void {
    clearTimeout(this.timer);
    if (this.subscription !== null) this.timer = setTimeout(() => this.onTimer(), this.waitMs());
  }

  private waitMs(): number {
    const nowMs = this.clock.nowMs();
    if (nowMs === null) return MS_PER_SECOND;
    const due = secondOf(nowMs - this.graceMs());
    const shown = this.shownSecond();
    const next = shown === null || shown < due ? due : shown + 1;
    return Math.min(Math.max(1, startOf(next) + this.graceMs() - nowMs), LONGEST_WAIT_MS);
  }

  private judgeConnection(): void {
    const heardAtMs = this.heardAtMs;
    const connection = connectionAfter(heardAtMs === null ? null : performance.now() - heardAtMs);
    this.connectionState.set(connection);
    this.silentSinceMs.set(connection === 'live' || heardAtMs === null ? null : this.clock.at(heardAtMs));
    // After a sleep without a connection nobody knows the time: no digits are better than wrong ones.
    if (connection !== 'live' && this.clock.nowMs() === null) this.shownMs.set(null);
  }

  private noticeSleep(): void {
    if (!this.sleep.slept()) return;
    this.clock.forget();
    this.resync();
  }

  private reviveIfDead(): void {
    const nowMs = performance.now();
    if (!this.isConnected || this.heardAtMs === null) return;
    if (nowMs - Math.max(this.heardAtMs, this.revivedAtMs) < DEAD_AFTER_MS) return;
    this.revivedAtMs = nowMs;
    this.socket.reopen();
  }
}
