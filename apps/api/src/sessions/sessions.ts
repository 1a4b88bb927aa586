import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { MAX_SESSIONS, type UserSession } from '@live-tz/contracts';
import { NodeBus, type SessionRenewal } from '../cluster/node-bus';
import { UNKNOWN_DEVICE } from './device-text';
import { DomainError } from '../errors/domain-error';
import { LiveSessions } from './live-sessions';
import { MAX_SESSIONS_PER_QUERY, SessionsRepository } from './sessions.repository';
import { storedSessionId } from './stored-session-id';

const SWEEP_EVERY_MS = 30_000;
const PRUNE_EVERY_MS = 15 * 60_000;

/**
 * Lists sessions and ends them: their rows, and with them the sockets they opened, on every node. A `sessionId` here is what
 * the cookie has; it is hashed before it is compared with anything.
 */
@Injectable()
export class Sessions implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sessions.name);
  private sweeping: NodeJS.Timeout | undefined;
  private pruning: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: SessionsRepository,
    private readonly live: LiveSessions,
    private readonly nodes: NodeBus,
  ) {}

  onModuleInit(): void {
    this.nodes.subscribe('sessions-ended', ({ sessionIds }) => this.live.end(sessionIds));
    this.nodes.subscribe('session-renewed', (renewal) => this.live.renew(renewal));
  }

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_EVERY_MS).unref();
    this.pruning = setInterval(() => void this.prune(), PRUNE_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
    clearInterval(this.pruning);
  }

  /** Closes the sockets of one session; its row is the session middleware's to destroy. */
  closeSockets(sessionId: string): void {
    this.tellEnded([storedSessionId(sessionId)]);
  }

  /** Keeps the sockets of a session whose row has got a new id. Both ids are stored ones. */
  keepSockets(renewal: SessionRenewal): void {
    this.nodes.publish('session-renewed', renewal);
  }

  /** The sessions of a person, the one seen last first. @param currentSessionId of the request that asks */
  async list(userId: string, currentSessionId: string): Promise<UserSession[]> {
    const current = storedSessionId(currentSessionId);
    const rows = await this.repository.listOf(userId);
    return rows.map(({ id, storedId, device, createdAtMs, lastSeenAtMs }) => ({
      id,
      device: device ?? UNKNOWN_DEVICE,
      createdAtMs,
      lastSeenAtMs,
      isCurrent: storedId === current,
    }));
  }

  /** Ends one session of a person by its public id. @throws DomainError `not-found` */
  async endOne(userId: string, id: string): Promise<void> {
    const storedId = await this.repository.endOne(userId, id);
    if (storedId === null) {
      throw new DomainError('not-found', 'This session has ended already: read the list again.');
    }
    this.tellEnded([storedId]);
  }

  /** Ends the oldest sessions of a person who has more than {@link MAX_SESSIONS}. */
  async endOldest(userId: string): Promise<void> {
    this.tellEnded(await this.repository.endOldest(userId, MAX_SESSIONS));
  }

  /** Ends all sessions of a person, but for the one they are acting in. */
  async endAll(userId: string, keptSessionId: string | null = null): Promise<void> {
    const keptStoredId = keptSessionId === null ? null : storedSessionId(keptSessionId);
    this.tellEnded(await this.repository.endAll(userId, keptStoredId));
  }

  /** Closes sockets whose session ended where this node does not hear of it: by its age, by a command beside it, or while Redis was away. */
  async sweep(): Promise<void> {
    const open = this.live.ids();
    try {
      for (let from = 0; from < open.length; from += MAX_SESSIONS_PER_QUERY) {
        const some = open.slice(from, from + MAX_SESSIONS_PER_QUERY);
        const owners = await this.repository.ownersOf(some);
        await this.keepRenewedEndOthers(some.filter((sessionId) => !owners.has(sessionId)));
      }
    } catch (error) {
      // A database that is away must not take the clocks along: the next sweep looks again.
      this.logger.warn(`sessions were not looked through: ${String(error)}`);
    }
  }

  /** A node may look before it hears of a renewal, or may never hear of it: the rows tell. */
  private async keepRenewedEndOthers(missing: readonly string[]): Promise<void> {
    if (missing.length === 0) return;
    for (const renewal of await this.repository.renewalsOf(missing)) this.live.renew(renewal);
    this.live.end(missing);
  }

  /** Their end is checked wherever a session is read: this only makes room. */
  private async prune(): Promise<void> {
    try {
      await this.repository.prune();
    } catch (error) {
      this.logger.warn(`ended sessions were not removed: ${String(error)}`);
    }
  }

  private tellEnded(storedIds: string[]): void {
    if (storedIds.length > 0) this.nodes.publish('sessions-ended', { sessionIds: storedIds });
  }
}
