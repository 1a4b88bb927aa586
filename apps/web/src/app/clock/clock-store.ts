import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable } from '@angular/core';
import { MS_PER_SECOND, secondOf, startOf } from '@live-tz/wall-clock';
import { Subscription } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { Accuracy } from './accuracy';
import { ClockSocket } from './clock-socket';
import { DeviceClock } from './device-clock';
import { ServerClock } from './server-clock';
import { ServerSilence } from './server-silence';
import { ShownSecond } from './shown-second';
import { SleepDetector } from './sleep-detector';
import { TimeSync } from './time-sync';
import { wakesOf } from './wakes';
import { ZoneWatch } from './zone-watch';

const MS_PER_MINUTE = 60_000;
/** How long after its boundary a tick is waited for before the second is shown from the estimate. */
const TICK_GRACE_MS = 350;
/** The longest pause between two looks at the connection. */
const MAX_WAIT_MS = MS_PER_SECOND + TICK_GRACE_MS;

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
  private readonly device = new DeviceClock();
  private readonly sync = new TimeSync(
    this.clock,
    () => this.socket.sync(),
    () => this.onBetterEstimate(),
  );
  private readonly sleep = new SleepDetector(this.device);
  private readonly accuracy = new Accuracy(this.clock, this.device);
  private readonly silence = new ServerSilence(this.clock);
  private readonly shown = new ShownSecond();

  private subscription: Subscription | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isConnected = false;

  /** Beginning of the second shown in UTC milliseconds; null while the server's time is not known. */
  readonly utcMs = this.shown.utcMs;
  /** The same, changing once a minute: for everything that shows no seconds. */
  readonly minuteMs = computed(() => {
    const utcMs = this.shown.utcMs();
    return utcMs === null ? null : utcMs - (utcMs % MS_PER_MINUTE);
  });
  /** States by the zone's name as it was watched. */
  readonly rules = this.zoneWatch.rules;
  readonly connection = this.silence.connection;
  /** Since when the server has been silent, by the server's time; null while it is heard. */
  readonly offlineSinceMs = this.silence.sinceMs;
  /** The time shown is right within this many milliseconds, as rounded for the page; null while nobody can say. */
  readonly boundMs = this.accuracy.boundMs;
  /** Milliseconds the device's own time is ahead of the server's (negative: behind); null while nobody can say. */
  readonly deviceErrorMs = this.accuracy.deviceErrorMs;

  start(): void {
    if (this.subscription !== null) return;
    this.subscription = new Subscription();
    this.subscription.add(this.socket.ticks.subscribe((utcMs) => this.onTick(utcMs)));
    this.subscription.add(this.socket.connected.subscribe((isConnected) => this.onConnected(isConnected)));
    this.subscription.add(this.socket.refusals.subscribe(() => void this.onRefused()));
    this.subscription.add(wakesOf(this.document).subscribe(() => this.onWake()));
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
    this.isConnected = false;
    this.clock.forget();
    this.accuracy.forget();
    this.silence.forget();
    this.shown.clear();
  }

  /** Follows these zones in place of all others, also over reconnections. */
  watch(zones: readonly string[]): void {
    this.zoneWatch.watch(zones);
  }

  private onTick(utcMs: number): void {
    const second = secondOf(utcMs);
    this.noticeSleep();
    this.silence.hear();
    const isContradiction = this.clock.raiseTo(utcMs);
    if (isContradiction || this.shown.isSetBack(second)) void this.sync.measure();
    // Late on its way, or the server's clock was set back a little: only the server can say.
    else if (this.shown.isAheadOf(second)) void this.sync.measureAgain();
    this.shown.advanceTo(second);
    this.lookAhead();
  }

  private onConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    if (isConnected) {
      this.silence.hear();
      void this.sync.measureAnew();
    }
    this.arm();
  }

  private async onRefused(): Promise<void> {
    await this.session.refresh();
    if (this.session.state() === 'signed-in') this.socket.reopenLater();
  }

  private onWake(): void {
    this.noticeSleep();
    if (this.isConnected) void this.sync.measureAgain();
    else if (this.silence.wasHeard) this.socket.reopen();
    this.onTimer();
  }

  private onBetterEstimate(): void {
    const nowMs = this.clock.nowMs();
    if (nowMs === null) return;
    this.shown.catchUpWith(secondOf(nowMs));
    this.accuracy.measure();
    this.arm();
  }

  /** How long a second may wait for its tick. */
  private graceMs(): number {
    return this.isConnected ? TICK_GRACE_MS : 0;
  }

  private onTimer(): void {
    this.noticeSleep();
    const nowMs = this.clock.nowMs();
    if (nowMs !== null) this.shown.advanceTo(secondOf(nowMs - this.graceMs()));
    this.silence.judge();
    // After a sleep without a connection nobody knows the time: no digits are better than wrong ones.
    if (nowMs === null && this.silence.connection() !== 'live') this.shown.clear();
    if (this.isConnected && this.silence.shouldRevive()) this.socket.reopen();
    this.lookAhead();
  }

  private lookAhead(): void {
    if (this.isConnected) void this.sync.keepUp();
    // While the answers of a round are on their way the page keeps its word: a moment without one would only flicker.
    if (!this.sync.isRunning) this.accuracy.measure();
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
    const shown = this.shown.second;
    const next = shown === null || shown < due ? due : shown + 1;
    return Math.min(Math.max(1, startOf(next) + this.graceMs() - nowMs), MAX_WAIT_MS);
  }

  private noticeSleep(): void {
    if (!this.sleep.slept()) return;
    this.clock.forget();
    if (this.isConnected) void this.sync.measureAnew();
  }
}
