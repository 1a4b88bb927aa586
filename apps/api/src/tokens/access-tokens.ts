import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import {
  type AccessToken,
  type CreatedAccessToken,
  DEFAULT_TOKEN_DAYS,
  MAX_TOKEN_DAYS,
  MAX_TOKENS,
  type NewAccessToken,
} from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { NodeBus } from '../cluster/node-bus';
import { daily } from '../config/daily';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import { invalidField } from '../errors/invalid-field';
import { LiveSessions } from '../sessions/live-sessions';
import { isTokenHash } from '../sessions/stored-session-id';
import { AccessTokensRepository } from './access-tokens.repository';
import { makeAccessToken } from './bearer';

const SWEEP_INTERVAL_MS = 30_000;
const MAX_TOKENS_PER_QUERY = 1_000;

/** Creates, lists and revokes tokens; revoking one closes its live connections on every node. */
@Injectable()
export class AccessTokens implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AccessTokens.name);
  private sweeping: NodeJS.Timeout | undefined;
  private stopPruning: () => void = () => undefined;

  constructor(
    private readonly repository: AccessTokensRepository,
    private readonly live: LiveSessions,
    private readonly nodes: NodeBus,
    private readonly clock: SystemClock,
  ) {}

  onModuleInit(): void {
    this.nodes.subscribe('tokens-revoked', ({ tokenHashes }) => this.live.end(tokenHashes));
  }

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_INTERVAL_MS).unref();
    this.stopPruning = daily(
      () => this.repository.prune(),
      (error) => this.logger.warn(`expired tokens were not removed: ${String(error)}`),
    );
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
    this.stopPruning();
  }

  /** The tokens of a user, the newest first. */
  list(userId: string): Promise<AccessToken[]> {
    return this.repository.listOf(userId);
  }

  /** @throws DomainError `invalid` for a bad expiry, `conflict` if the user has too many tokens */
  async create(userId: string, { name, scopes, expiresAtMs }: NewAccessToken): Promise<CreatedAccessToken> {
    const { token, tokenHash, start } = makeAccessToken();
    const created = await this.repository.add({
      ...{ userId, tokenHash, start, name },
      scopes: [...new Set(scopes)],
      expiresAtMs: this.expiry(expiresAtMs),
    });
    if (created === null) {
      throw new DomainError('conflict', `You have ${MAX_TOKENS} tokens already: revoke one of them first.`, {
        code: 'too-many-tokens',
      });
    }
    return { ...created, token };
  }

  /** @returns the name of the revoked token @throws DomainError `not-found` */
  async revoke(userId: string, id: string): Promise<string> {
    const removed = await this.repository.remove(userId, id);
    if (removed === null) {
      throw new DomainError('not-found', 'There is no such token: read the list again.');
    }
    this.publishRevoked([removed.tokenHash]);
    return removed.name;
  }

  async revokeAll(userId: string): Promise<void> {
    this.publishRevoked(await this.repository.removeAll(userId));
  }

  /** Closes the connections of tokens that have expired, or whose revocation was not published. */
  async sweep(): Promise<void> {
    const open = this.live.ids().filter(isTokenHash);
    try {
      for (let from = 0; from < open.length; from += MAX_TOKENS_PER_QUERY) {
        this.live.end(await this.repository.voidOf(open.slice(from, from + MAX_TOKENS_PER_QUERY)));
      }
    } catch (error) {
      // A database outage must not close the clocks: the next sweep tries again.
      this.logger.warn(`tokens could not be checked: ${String(error)}`);
    }
  }

  private expiry(expiresAtMs: number | undefined): number {
    const nowMs = this.clock.nowMs();
    if (expiresAtMs === undefined) return nowMs + DEFAULT_TOKEN_DAYS * MS_PER_DAY;
    if (expiresAtMs > nowMs && expiresAtMs <= nowMs + MAX_TOKEN_DAYS * MS_PER_DAY) return expiresAtMs;
    throw invalidField(
      'expiresAtMs',
      `Give expiresAtMs as an instant within the next ${MAX_TOKEN_DAYS} days, in UTC milliseconds.`,
    );
  }

  private publishRevoked(tokenHashes: string[]): void {
    if (tokenHashes.length > 0) this.nodes.publish('tokens-revoked', { tokenHashes });
  }
}
