import { Injectable } from '@nestjs/common';
import { msUntil, secondOf } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { RulesSwitch } from '../rules/rules-switch';
import { SecondSequence } from './second-sequence';
import type { Announce, TickSource } from './tick-source';
import { type CancelTimer, Timers } from '../../config/timers';

/** The source of a single node: at the beginning of each second it announces the next. */
@Injectable()
export class LocalTickSource implements TickSource {
  private readonly announced = new SecondSequence();
  private state: 'new' | 'running' | 'stopped' = 'new';
  private cancelTimer: CancelTimer | null = null;

  constructor(
    private readonly clock: SystemClock,
    private readonly timers: Timers,
    private readonly rules: RulesSwitch,
  ) {}

  start(announce: Announce): void {
    if (this.state !== 'new') return;
    this.state = 'running';
    this.announceNext(announce);
  }

  async stop(): Promise<void> {
    this.state = 'stopped';
    this.cancelTimer?.();
  }

  private announceNext(announce: Announce): void {
    const nowMs = this.clock.nowMs();
    const coming = secondOf(nowMs) + 1;
    this.cancelTimer = this.timers.setTimer(msUntil(coming, nowMs), () => this.announceNext(announce));
    // A timer that fires a little early, or a clock that is set back, leads to the same second again.
    if (this.announced.advanceTo(coming) === 'held') return;
    const { release, digest } = this.rules.rulesAt(coming);
    announce({ second: coming, issuedAtMs: nowMs, rulesRelease: release, rulesDigest: digest });
  }
}
