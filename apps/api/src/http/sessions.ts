import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LiveSessions } from './live-sessions';
import { SessionsRepository } from './sessions.repository';

const SWEEP_EVERY_MS = 30_000;

/** Ends sessions: their rows, and with them the sockets they opened. */
@Injectable()
export class Sessions implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sessions.name);
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: SessionsRepository,
    private readonly live: LiveSessions,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  /** Closes the sockets of one session; its row is the session middleware's to destroy. */
  closeSockets(sessionId: string): void {
    this.live.end([sessionId]);
  }

  /** Ends all sessions of a person, but for the one they are acting in. */
  async endAll(personId: string, keptSessionId: string | null = null): Promise<void> {
    this.live.end(await this.repository.endAll(personId, keptSessionId));
  }

  /** Closes sockets whose session ended where this node does not hear of it: by its age, or by a command beside it. */
  async sweep(): Promise<void> {
    const open = this.live.ids();
    if (open.length === 0) return;
    try {
      const alive = await this.repository.alive(open);
      this.live.end(open.filter((sessionId) => !alive.has(sessionId)));
    } catch (error) {
      // A database that is away must not take the clocks along: the next sweep looks again.
      this.logger.warn(`sessions were not looked through: ${String(error)}`);
    }
  }
}
