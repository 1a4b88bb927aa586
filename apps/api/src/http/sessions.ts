import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { NodeBus } from '../cluster/node-bus';
import { LiveSessions } from './live-sessions';
import { MOST_SESSIONS_AT_ONCE, SessionsRepository } from './sessions.repository';

const SWEEP_EVERY_MS = 30_000;

/** Ends sessions: their rows, and with them the sockets they opened, on every node. */
@Injectable()
export class Sessions implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sessions.name);
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: SessionsRepository,
    private readonly live: LiveSessions,
    private readonly nodes: NodeBus,
  ) {}

  onModuleInit(): void {
    this.nodes.subscribe('sessions-ended', ({ sessionIds }) => this.live.end(sessionIds));
  }

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  /** Closes the sockets of one session; its row is the session middleware's to destroy. */
  closeSockets(sessionId: string): void {
    this.nodes.publish('sessions-ended', { sessionIds: [sessionId] });
  }

  /** Ends all sessions of a person, but for the one they are acting in. */
  async endAll(personId: string, keptSessionId: string | null = null): Promise<void> {
    const sessionIds = await this.repository.endAll(personId, keptSessionId);
    if (sessionIds.length > 0) this.nodes.publish('sessions-ended', { sessionIds });
  }

  /** Closes sockets whose session ended where this node does not hear of it: by its age, by a command beside it, or while Redis was away. */
  async sweep(): Promise<void> {
    const open = this.live.ids();
    try {
      for (let from = 0; from < open.length; from += MOST_SESSIONS_AT_ONCE) {
        const some = open.slice(from, from + MOST_SESSIONS_AT_ONCE);
        const owners = await this.repository.ownersOf(some);
        this.live.end(some.filter((sessionId) => !owners.has(sessionId)));
      }
    } catch (error) {
      // A database that is away must not take the clocks along: the next sweep looks again.
      this.logger.warn(`sessions were not looked through: ${String(error)}`);
    }
  }
}
