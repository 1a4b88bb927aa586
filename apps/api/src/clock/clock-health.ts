import { Injectable } from '@nestjs/common';
import { MS_PER_SECOND, startOf } from '@live-tz/wall-clock';
import { SystemClock } from '../config/system-clock';
import { type BroadcastReport, ClockBroadcaster } from './clock-broadcaster';
import { ClockGateway } from './clock.gateway';
import { ZoneStream } from './zone-stream';

/** A clock that has shown nothing for so long does not tick. */
const MAX_SILENCE_MS = 3 * MS_PER_SECOND;

export interface ClockReport extends BroadcastReport {
  isTicking: boolean;
  /** Open connections on this node, by face. */
  connections: { socketIo: number; plain: number };
  /** Clients that were dropped because they did not read. */
  droppedReaders: number;
}

/** How the clock of this node does, for `/health/ready` and metrics. */
@Injectable()
export class ClockHealth {
  constructor(
    private readonly clock: SystemClock,
    private readonly broadcaster: ClockBroadcaster,
    private readonly gateway: ClockGateway,
    private readonly zoneStream: ZoneStream,
  ) {}

  isTicking(): boolean {
    const { lastSecond } = this.broadcaster.report();
    return lastSecond !== null && this.clock.nowMs() - startOf(lastSecond) < MAX_SILENCE_MS;
  }

  report(): ClockReport {
    const socketIo = this.gateway.report();
    const plain = this.zoneStream.report();
    return {
      ...this.broadcaster.report(),
      isTicking: this.isTicking(),
      connections: { socketIo: socketIo.connections, plain: plain.connections },
      droppedReaders: socketIo.droppedReaders + plain.droppedReaders,
    };
  }
}
