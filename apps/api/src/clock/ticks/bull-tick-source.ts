import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { MS_PER_SECOND, msUntil, secondOf } from '@live-tz/wall-clock';
import type { Queue } from 'bull';
import { CLUSTER_ID } from '../../cluster/cluster-id';
import { RedisConnections } from '../../cluster/redis-connections';
import { SystemClock } from '../../config/system-clock';
import { MAX_LEAD_MS } from './confirmations';
import { cleanUpQueue } from './queue-cleanup';
import { RulesSwitch } from '../rules/rules-switch';
import { SecondSequence } from './second-sequence';
import { TickPlan } from './tick-plan';
import { TICK_QUEUE, type TickJob, tickJobId } from './tick-queue';
import type { Announce, TickSource } from './tick-source';
import { TickWorker } from './tick-worker';
import { type CancelTimer, Timers } from '../../config/timers';

/** A worker that gets nothing for this long although there are jobs is dead. */
const MAX_SILENCE_MS = 10 * MS_PER_SECOND;
/** Planning is kept away from the boundary, where the seconds are shown. */
const BEAT_OFFSET_MS = MS_PER_SECOND / 2;

/**
 * The source of a cluster. Each second is one Bull job, whichever node planned it, and is announced by the node whose worker
 * gets it. While Redis is unreachable nothing is announced, and only confirmations are lost.
 */
@Injectable()
export class BullTickSource implements TickSource {
  private readonly logger = new Logger(BullTickSource.name);
  private readonly announced = new SecondSequence();
  private readonly plan: TickPlan;
  private state: 'new' | 'running' | 'stopped' = 'new';
  private cancelTimer: CancelTimer | null = null;
  private worker: TickWorker | null = null;
  private workedAtMs = 0;
  private isCleanedUp = false;
  private upkeep: Promise<void> | null = null;

  constructor(
    @InjectQueue(TICK_QUEUE) private readonly queue: Queue<TickJob>,
    private readonly connections: RedisConnections,
    @Inject(CLUSTER_ID) private readonly clusterId: string,
    private readonly clock: SystemClock,
    private readonly timers: Timers,
    private readonly rules: RulesSwitch,
  ) {
    this.plan = new TickPlan(queue, clock);
  }

  start(announce: Announce): void {
    if (this.state !== 'new') return;
    this.state = 'running';
    this.queue.on('error', (error) => this.logger.debug({ err: error }, 'Bull reports an error of Redis.'));
    this.startWorker(announce);
    this.beat(announce);
  }

  async stop(): Promise<void> {
    this.state = 'stopped';
    this.cancelTimer?.();
    await this.upkeep;
    await this.worker?.close();
    this.worker = null;
  }

  private beat(announce: Announce): void {
    const nowMs = this.clock.nowMs();
    const shiftedMs = nowMs - BEAT_OFFSET_MS;
    this.cancelTimer = this.timers.setTimer(msUntil(secondOf(shiftedMs) + 1, shiftedMs), () =>
      this.beat(announce),
    );
    // Upkeep that takes longer than a second, with a slow Redis, is not overtaken by the next.
    this.upkeep ??= this.keepUp(announce).finally(() => (this.upkeep = null));
  }

  private async keepUp(announce: Announce): Promise<void> {
    try {
      if (!this.isCleanedUp) await cleanUpQueue(this.queue);
      this.isCleanedUp = true;
      await this.plan.extend();
      await this.replaceDeadWorker(announce);
    } catch (error) {
      // A worker gets no jobs while Redis is unreachable.
      this.workedAtMs = this.clock.nowMs();
      this.logger.debug({ err: error }, 'The coming seconds could not be planned.');
    }
  }

  private startWorker(announce: Announce): void {
    this.workedAtMs = this.clock.nowMs();
    this.worker = new TickWorker(this.connections, this.clusterId, (second) => {
      this.workedAtMs = this.clock.nowMs();
      if (this.state === 'running') this.announceInTime(second, announce);
    });
  }

  private announceInTime(second: number, announce: Announce): void {
    const nowMs = this.clock.nowMs();
    const leadMs = msUntil(second, nowMs);
    if (leadMs <= 0 || leadMs > MAX_LEAD_MS) return;
    if (this.announced.advanceTo(second) === 'held') return;
    const { release, digest } = this.rules.rulesAt(second);
    announce({ second, issuedAtMs: nowMs, rulesRelease: release, rulesDigest: digest });
  }

  /** Bull's own connection may wait forever although Redis has recovered, and the queue may have been paused. */
  private async replaceDeadWorker(announce: Announce): Promise<void> {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.workedAtMs < MAX_SILENCE_MS) return;
    this.workedAtMs = nowMs;
    if (await this.isDone(secondOf(nowMs))) return;
    this.logger.warn('The worker of the clock gets no jobs: it is replaced.');
    await this.worker?.close();
    await cleanUpQueue(this.queue);
    if (this.state === 'running') this.startWorker(announce);
  }

  /** The job of the current second was due a second ago: if it is finished, other nodes have been faster all the time. */
  private async isDone(second: number): Promise<boolean> {
    const job = await this.queue.getJob(tickJobId(second));
    return job?.finishedOn !== undefined;
  }
}
