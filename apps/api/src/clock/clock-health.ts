import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MS_PER_SECOND, startOf } from '@live-tz/wall-clock';
import { SystemClock } from '../config/system-clock';
import { Readiness } from '../monitoring/readiness';
import { type BroadcastReport, ClockBroadcaster } from './ticks/clock-broadcaster';
import { ClockGateway } from './sockets/clock.gateway';
import { EventStream } from './sockets/event-stream';
import { ZoneStream } from './sockets/zone-stream';

/** A clock that has shown nothing for this long has stopped. */
const MAX_SILENCE_MS = 3 * MS_PER_SECOND;

export interface ClockReport extends BroadcastReport {
  isTicking: boolean;
  /** Open connections of this node, by protocol. */
  connections: { socketIo: number; plain: number; events: number };
  /** Clients that were disconnected because they did not read. */
  droppedSubscribers: number;
}

/** The state of this node's clock, for `/health/ready` and metrics. */
@Injectable()
export class ClockHealth implements OnApplicationBootstrap {
  constructor(
    private readonly clock: SystemClock,
    private readonly broadcaster: ClockBroadcaster,
    private readonly gateway: ClockGateway,
    private readonly zoneStream: ZoneStream,
    private readonly eventStream: EventStream,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({ name: 'clock', isEssential: true, isUp: () => this.isTicking() });
  }

  isTicking(): boolean {
    const { lastSecond } = this.broadcaster.report();
    return lastSecond !== null && this.clock.nowMs() - startOf(lastSecond) < MAX_SILENCE_MS;
  }

  report(): ClockReport {
    const socketIo = this.gateway.report();
    const plain = this.zoneStream.report();
    const events = this.eventStream.report();
    return {
      ...this.broadcaster.report(),
      isTicking: this.isTicking(),
      connections: {
        socketIo: socketIo.connections,
        plain: plain.connections,
        events: events.connections,
      },
      droppedSubscribers: socketIo.droppedSubscribers + plain.droppedSubscribers + events.droppedSubscribers,
    };
  }
}
