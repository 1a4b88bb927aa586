import { Injectable } from '@nestjs/common';
import type { TokenScope } from '@live-tz/contracts';
import { MS_PER_SECOND, SECONDS_PER_MINUTE } from '@live-tz/wall-clock';
import { type AttemptCounter, AttemptCounters } from '../cluster/attempt-counters';
import { accessTokenHash } from './bearer';
import { AccessTokensRepository } from './access-tokens.repository';
import { RecentKeys } from './recent-keys';
import { tokenExpired, tokenUnknown, tooManyUnknownTokens } from './token.errors';

/** Different unknown tokens of one network in a quarter of an hour: as many as wrong passwords. */
export const MAX_UNKNOWN_TOKENS = 100;
const QUARTER_HOUR_SECONDS = 15 * SECONDS_PER_MINUTE;
/** Remembered hashes of each kind: about 3 MB. */
const MAX_REMEMBERED = 20_000;

/** The user of a token, and what it allows. */
export interface AuthenticatedToken {
  userId: string;
  scopes: readonly TokenScope[];
}

/**
 * Checks tokens. Answers are not cached, so that a revoked token is refused at once; only refusals are, because a token that is unknown
 * never becomes known: a device that goes on with a revoked one costs no queries.
 */
@Injectable()
export class TokenAuthenticator {
  private readonly unknownByNetwork: AttemptCounter;
  private readonly unknown = new RecentKeys(MAX_REMEMBERED);
  /** Hashes of tokens that were valid when they were last used. */
  private readonly known = new RecentKeys(MAX_REMEMBERED);
  /** Networks that have sent too many unknown tokens. */
  private readonly blockedUntilMs = new Map<string, number>();

  constructor(
    private readonly repository: AccessTokensRepository,
    counters: AttemptCounters,
  ) {
    this.unknownByNetwork = counters.make('token', MAX_UNKNOWN_TOKENS, QUARTER_HOUR_SECONDS);
  }

  /**
   * @param network of the client, from `clientNetwork`
   * @throws DomainError `unauthenticated`; `throttled` for a network that guesses
   */
  async authenticate(token: unknown, network: string): Promise<AuthenticatedToken> {
    const hash = accessTokenHash(token);
    if (this.unknown.has(hash)) throw tokenUnknown();
    // The guesses of one client must not refuse the valid tokens of others behind the same address.
    if (!this.known.has(hash)) this.refuseIfBlocked(network);
    const found = await this.repository.find(hash);
    if (found === null) throw await this.refusal(hash, network);
    if (found.isExpired) throw tokenExpired();
    this.known.add(hash);
    if (found.isUseDue) await this.repository.noteUse(found.id);
    return { userId: found.userId, scopes: found.scopes };
  }

  /** A revoked token counts as well, once: its client cannot be told apart from one that guesses. */
  private async refusal(hash: string, network: string): Promise<Error> {
    this.known.delete(hash);
    this.unknown.add(hash);
    const { isAllowed, retryAfterMs } = await this.unknownByNetwork.count(network);
    if (!isAllowed) this.block(network, retryAfterMs);
    return tokenUnknown();
  }

  private block(network: string, forMs: number): void {
    if (this.blockedUntilMs.size >= MAX_REMEMBERED) this.blockedUntilMs.clear();
    this.blockedUntilMs.set(network, performance.now() + forMs);
  }

  private refuseIfBlocked(network: string): void {
    const leftMs = (this.blockedUntilMs.get(network) ?? 0) - performance.now();
    if (leftMs > 0) throw tooManyUnknownTokens(Math.ceil(leftMs / MS_PER_SECOND));
    this.blockedUntilMs.delete(network);
  }
}
