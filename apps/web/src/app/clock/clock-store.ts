import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable } from '@angular/core';
import { MS_PER_MINUTE, secondOf } from '@live-tz/wall-clock';
import { Subscription } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { DocumentData } from '../http/document-data';
import { Accuracy } from './accuracy';
import { ClockSocket } from './clock-socket';
import { sampleOfDocument } from './document-sample';
import { DeviceClock } from './device-clock';
import { LateTickFallback } from './late-tick-fallback';
import { ServerClock } from './server-clock';
import { ServerSilence } from './server-silence';
import { ShownSecond } from './shown-second';
import { SleepDetector } from './sleep-detector';
import { TimeSync } from './time-sync';
import { wakesOf } from './wakes';
import { ZoneWatch } from './zone-watch';

/**
 * The second shown. Each second is shown once and in order: by its tick or, when that is late or the connection is lost, by
 * the estimate of the server's time.
 */
@Injectable({ providedIn: 'root' })
export class ClockStore {
  private readonly socket = inject(ClockSocket);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);
  private readonly zoneWatch = inject(ZoneWatch);
  private readonly documentData = inject(DocumentData);
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
  private readonly fallback = new LateTickFallback(this.clock, this.shown, () => this.onTimer());

  private subscription: Subscription | null = null;
  private isConnected = false;

  /** The start of the second shown in UTC milliseconds; null while the server's time is unknown. */
  readonly utcMs = this.shown.utcMs;
  /** The same to the minute, for everything that shows no seconds. */
  readonly minuteMs = computed(() => {
    const utcMs = this.shown.utcMs();
    return utcMs === null ? null : utcMs - (utcMs % MS_PER_MINUTE);
  });
  /** By the zone's name as it was watched. */
  readonly rules = this.zoneWatch.rules;
  readonly connection = this.silence.connection;
  /** When the server became silent, by the server's time; null while the connection is live. */
  readonly offlineSinceMs = this.silence.sinceMs;
  /** Milliseconds within which the time shown is right, rounded for the page; null while it is unknown. */
  readonly boundMs = this.accuracy.boundMs;
  /** Milliseconds by which the device's clock is ahead of the server's (negative: behind); null while it is unknown. */
  readonly deviceErrorMs = this.accuracy.deviceErrorMs;

  start(): void {
    if (this.subscription !== null) return;
    this.subscription = new Subscription();
    this.subscription.add(this.socket.ticks.subscribe((utcMs) => this.onTick(utcMs)));
    this.subscription.add(this.socket.connected.subscribe((isConnected) => this.onConnected(isConnected)));
    this.subscription.add(this.socket.refusals.subscribe(() => void this.onRefused()));
    this.subscription.add(wakesOf(this.document).subscribe(() => this.onWake()));
    this.zoneWatch.start();
    this.acceptDocument();
    this.socket.open();
    this.arm();
  }

  stop(): void {
    this.subscription?.unsubscribe();
    this.subscription = null;
    this.zoneWatch.stop();
    this.socket.close();
    this.fallback.stop();
    this.isConnected = false;
    this.clock.forget();
    this.accuracy.forget();
    this.silence.forget();
    this.shown.clear();
  }

  /** Watches these zones in place of all others, also after reconnections. */
  watch(zones: readonly string[]): void {
    this.zoneWatch.watch(zones);
  }

  /** Shows the first second before there is a connection. */
  private acceptDocument(): void {
    const utcMs = this.documentData.take('utcMs');
    const sample = utcMs === undefined ? null : sampleOfDocument(utcMs);
    if (sample !== null && this.clock.accept(sample)) this.onBetterEstimate();
  }

  private onTick(utcMs: number): void {
    const second = secondOf(utcMs);
    this.noticeSleep();
    this.silence.onMessage();
    const isContradiction = this.clock.raiseTo(utcMs);
    if (isContradiction || this.shown.isSetBack(second)) void this.sync.measure();
    // The tick was delayed, or the server's clock was set back a little: only a measurement can tell.
    else if (this.shown.isAheadOf(second)) void this.sync.measureAgain();
    this.shown.advanceTo(second);
    this.refreshAndArm();
  }

  private onConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    if (isConnected) {
      this.silence.onMessage();
      void this.sync.restart();
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
    else if (this.silence.hasReceivedMessage) this.socket.reopen();
    this.onTimer();
  }

  private onBetterEstimate(): void {
    const nowMs = this.clock.nowMs();
    if (nowMs === null) return;
    this.shown.catchUpWith(secondOf(nowMs));
    this.accuracy.measure();
    this.arm();
  }

  private onTimer(): void {
    this.noticeSleep();
    this.fallback.showDueSecond(this.isConnected);
    this.silence.update();
    // After a sleep without a connection the time is unknown, and no digits are better than wrong ones.
    if (this.clock.nowMs() === null && this.silence.connection() !== 'live') this.shown.clear();
    if (this.isConnected && this.silence.shouldReopen()) this.socket.reopen();
    this.refreshAndArm();
  }

  private refreshAndArm(): void {
    if (this.isConnected) void this.sync.refresh();
    // During a round the last values stay: a moment without any would only flicker.
    if (!this.sync.isRunning) this.accuracy.measure();
    this.arm();
  }

  private arm(): void {
    if (this.subscription !== null) this.fallback.arm(this.isConnected);
  }

  private noticeSleep(): void {
    if (!this.sleep.slept()) return;
    this.clock.forget();
    if (this.isConnected) void this.sync.restart();
  }
}
