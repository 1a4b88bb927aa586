import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { MAX_SESSIONS, type UserSession } from '@live-tz/contracts';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { NodeBus, type SessionRenewal } from '../cluster/node-bus';
import { UNKNOWN_DEVICE } from './device-text';
import { DomainError } from '../errors/domain-error';
import { LiveSessions } from './live-sessions';
import { MAX_SESSIONS_PER_QUERY, SessionsRepository } from './sessions.repository';
import { isTokenHash, storedSessionId } from './stored-session-id';

const SWEEP_INTERVAL_MS = 30_000;
const PRUNE_INTERVAL_MS = 15 * MS_PER_MINUTE;

/**
 * Lists and ends sessions: their rows, and the sockets that they opened on every node. Every `sessionId` here is the id in the
 * cookie; it is hashed before it is compared.
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
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_INTERVAL_MS).unref();
    this.pruning = setInterval(() => void this.prune(), PRUNE_INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
    clearInterval(this.pruning);
  }

  /** Closes the sockets of one session; the session middleware removes its row. */
  closeSockets(sessionId: string): void {
    this.publishEnded([storedSessionId(sessionId)]);
  }

  /** Keeps the sockets of a session whose row has got a new id. Both ids are stored ids. */
  keepSockets(renewal: SessionRenewal): void {
    this.nodes.publish('session-renewed', renewal);
  }

  /** The sessions of a user, the most recently seen first. @param currentSessionId the session of the request */
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

  /** Ends one session of a user by its public id. @throws DomainError `not-found` */
  async endOne(userId: string, id: string): Promise<void> {
    const storedId = await this.repository.endOne(userId, id);
    if (storedId === null) {
      throw new DomainError('not-found', 'This session has ended already: read the list again.');
    }
    this.publishEnded([storedId]);
  }

  /** Ends the oldest sessions of a user who has more than {@link MAX_SESSIONS}. */
  async endOldest(userId: string): Promise<void> {
    this.publishEnded(await this.repository.endOldest(userId, MAX_SESSIONS));
  }

  /** Ends all sessions of a user except the one that they are using. */
  async endAll(userId: string, exceptSessionId: string | null = null): Promise<void> {
    const exceptStoredId = exceptSessionId === null ? null : storedSessionId(exceptSessionId);
    this.publishEnded(await this.repository.endAll(userId, exceptStoredId));
  }

  /** Closes the sockets of sessions whose end was not published: by age, by a command on the database, or while Redis was down. */
  async sweep(): Promise<void> {
    const open = this.live.ids().filter((id) => !isTokenHash(id));
    try {
      for (let from = 0; from < open.length; from += MAX_SESSIONS_PER_QUERY) {
        const some = open.slice(from, from + MAX_SESSIONS_PER_QUERY);
        await this.keepRenewedEndOthers(await this.repository.endedOf(some));
      }
    } catch (error) {
      // A database outage must not close the clocks: the next sweep tries again.
      this.logger.warn(`sessions could not be checked: ${String(error)}`);
    }
  }

  /** A node may sweep before the message of a renewal arrives, or may miss it: the rows contain the renewal. */
  private async keepRenewedEndOthers(missing: readonly string[]): Promise<void> {
    if (missing.length === 0) return;
    for (const renewal of await this.repository.renewalsOf(missing)) this.live.renew(renewal);
    this.live.end(missing);
  }

  /** Saves space only: the expiry is checked wherever a session is read. */
  private async prune(): Promise<void> {
    try {
      await this.repository.prune();
    } catch (error) {
      this.logger.warn(`ended sessions could not be removed: ${String(error)}`);
    }
  }

  private publishEnded(storedIds: string[]): void {
    if (storedIds.length > 0) this.nodes.publish('sessions-ended', { sessionIds: storedIds });
  }
}
