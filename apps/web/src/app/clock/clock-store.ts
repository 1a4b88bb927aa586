import { DOCUMENT } from '@angular/common';
import { ApplicationRef, inject, Injectable } from '@angular/core';
import { secondOf, ServerClock } from '@live-tz/wall-clock';
import { Subscription } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { DocumentData } from '../http/document-data';
import { Accuracy } from './accuracy';
import { ClockSocket } from './clock-socket';
import { sampleOfDocument } from './document-sample';
import { DeviceClock } from './device-clock';
import { PageDelay } from './page-delay';
import { SecondTimer } from './second-timer';
import { ServerSilence } from './server-silence';
import { ShownSecond } from './shown-second';
import { SleepDetector } from './sleep-detector';
import { TimeSync } from './time-sync';
import { wakesOf } from './wakes';
import { ZoneWatch } from './zone-watch';

/**
 * The second shown. Each second is shown once and in order, at its boundary by the estimate of the server's time, with or
 * without a connection. Samples and ticks only correct the estimate.
 */
@Injectable({ providedIn: 'root' })
export class ClockStore {
  private readonly socket = inject(ClockSocket);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);
  private readonly app = inject(ApplicationRef);
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
  private readonly delay = new PageDelay();
  private readonly accuracy = new Accuracy(this.clock, this.device, this.delay);
  private readonly silence = new ServerSilence(this.clock);
  private readonly shown = new ShownSecond();
  private readonly timer = new SecondTimer(this.clock, (lateMs) => this.onSecond(lateMs));

  private subscription: Subscription | null = null;
  private isConnected = false;

  /** The start of the second shown in UTC milliseconds; null while the server's time is unknown. */
  readonly utcMs = this.shown.utcMs;
  /** The same to the minute, for everything that shows no seconds. */
  readonly minuteMs = this.shown.minuteMs;
  /** By the zone's name as it was watched. */
  readonly rules = this.zoneWatch.rules;
  readonly connection = this.silence.connection;
  readonly isServerClockUnsynchronised = this.socket.isServerClockUnsynchronised;
  /** When the server became silent, by the server's time; null while the connection is live. */
  readonly offlineSinceMs = this.silence.sinceMs;
  /** Milliseconds within which the digits change on the second, rounded for the page; null while it is unknown. */
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
    this.timer.stop();
    this.sync.cancel();
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
    const verdict = this.clock.acceptTick(utcMs);
    if (verdict === 'contradictory' || this.shown.isSetBack(second)) void this.sync.measure();
    else if (verdict === 'doubtful') void this.sync.check();
    this.show(second);
    this.noteOverdue();
    this.arm();
  }

  private onConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    if (!isConnected) return this.sync.cancel();
    this.silence.onMessage();
    void this.sync.restart();
  }

  private async onRefused(): Promise<void> {
    await this.session.refresh();
    if (this.session.state() === 'signed-in') this.socket.reopenLater();
  }

  private onWake(): void {
    this.noticeSleep();
    if (this.isConnected) void this.sync.measureAgain();
    else if (this.silence.hasReceivedMessage) this.socket.reopen();
    this.arm();
    this.update();
  }

  private onBetterEstimate(): void {
    const nowMs = this.clock.nowMs();
    if (nowMs === null) return;
    this.shown.moveTo(secondOf(nowMs));
    this.noteOverdue();
    this.accuracy.measure();
    this.arm();
  }

  /** @param lateMs since the second began */
  private onSecond(lateMs: number): void {
    const startedAtMs = performance.now();
    // The next timer is set first, so that no error while a second is shown can stop the clock.
    this.arm();
    this.noteDelay(lateMs);
    this.update();
    this.noteDelay(lateMs + performance.now() - startedAtMs);
    this.measureAccuracy();
  }

  private update(): void {
    this.noticeSleep();
    this.silence.update();
    const isSilent = this.silence.connection() !== 'live';
    if (isSilent && this.clock.boundMs() === null) this.forgetTime();
    if (this.isConnected && this.silence.shouldReopen()) this.socket.reopen();
    if (this.isConnected) void this.sync.refresh();
    this.measureAccuracy();
    const nowMs = this.clock.nowMs();
    if (nowMs !== null) this.show(secondOf(nowMs));
  }

  /** Renders at once: the scheduler of change detection would add a timer of its own. */
  private show(second: number): void {
    if (this.shown.advanceTo(second)) this.app.tick();
  }

  /** While the time is being measured, or is once a short break of the connection ends, the last values stay instead of flickering. */
  private measureAccuracy(): void {
    const isReconnecting = !this.isConnected && this.silence.connection() === 'live';
    if (this.clock.boundMs() !== null || !(this.sync.isRunning || isReconnecting)) this.accuracy.measure();
  }

  /** A page that was busy may handle a message before the timer, and show the second with it. */
  private noteOverdue(): void {
    const { overdueMs } = this.timer;
    if (overdueMs === 0) return;
    this.noteDelay(overdueMs);
    this.measureAccuracy();
  }

  /** Browsers delay the timers of a hidden page, which nobody sees. */
  private noteDelay(delayMs: number): void {
    if (this.document.visibilityState !== 'hidden') this.delay.note(delayMs);
  }

  /** After a sleep without a connection the time is unknown, and no digits are better than wrong ones. */
  private forgetTime(): void {
    this.clock.forget();
    this.shown.clear();
  }

  private arm(): void {
    if (this.subscription !== null) this.timer.arm();
  }

  private noticeSleep(): void {
    if (!this.sleep.slept()) return;
    this.clock.distrust();
    if (this.isConnected) void this.sync.restart();
  }
}
