import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  type CreatedInvitation,
  type Invitation,
  MAX_INVITATIONS,
  type NewInvitation,
} from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import type { EntityManager } from 'typeorm';
import type { AuthenticatedUser } from '../access/authenticated-user';
import type { Actor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { daily } from '../config/daily';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import {
  type ClaimedInvitation,
  type InvitationKinds,
  InvitationsRepository,
} from './invitations.repository';
import { linkOf, makeToken, tokenHashOf } from './one-time-token';
import { invitationVoid } from './users.errors';

const LIFETIME_MS = 7 * MS_PER_DAY;
const FIRST_ADMIN_LIFETIME_MS = MS_PER_DAY;

/** Links with which others may create accounts: those of administrators, and the one for the first administrator. */
@Injectable()
export class Invitations implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Invitations.name);
  private stopPruning: () => void = () => undefined;

  constructor(
    private readonly repository: InvitationsRepository,
    private readonly audit: AuditLog,
    private readonly clock: SystemClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.stopPruning = daily(
      () => this.repository.removeExpired(),
      (error) => this.logger.warn(`expired invitations were not removed: ${String(error)}`),
    );
  }

  onApplicationShutdown(): void {
    this.stopPruning();
  }

  list(): Promise<Invitation[]> {
    return this.repository.list();
  }

  /** @throws DomainError `conflict` if there are too many, or if none could be used */
  async create(
    { label = null, maxUses = 1, lifetimeMs = LIFETIME_MS }: NewInvitation,
    user: AuthenticatedUser,
    actor: Actor,
  ): Promise<CreatedInvitation> {
    if (this.config.auth.registration === 'closed') {
      throw new DomainError('conflict', 'Registration is closed here: create the account yourself.');
    }
    const nowMs = this.clock.nowMs();
    const expiresAtMs = nowMs + lifetimeMs;
    const { token, tokenHash } = makeToken();
    const draft = { tokenHash, label, maxUses, expiresAtMs, createdById: user.id };
    const id = await this.repository.add(draft);
    if (id === null) {
      throw new DomainError(
        'conflict',
        `There are ${MAX_INVITATIONS} invitations already: revoke one of them first.`,
        { code: 'too-many-invitations' },
      );
    }
    await this.audit.record('invitation-made', actor, null, { maxUses, ...(label && { label }) });
    return {
      ...{ id, label, maxUses, uses: 0, createdAtMs: nowMs, createdBy: user.username, expiresAtMs },
      url: linkOf(this.config, 'register', token),
    };
  }

  /** @throws DomainError `not-found` */
  async revoke(id: string, actor: Actor): Promise<void> {
    const label = await this.repository.remove(id);
    if (label === undefined) {
      throw new DomainError('not-found', 'There is no such invitation: read the list again.');
    }
    await this.audit.record('invitation-revoked', actor, null, label === null ? {} : { label });
  }

  /** Whether an account can be created with the token. While registration is closed, only that of the first administrator can. */
  isValid(token: string): Promise<boolean> {
    return this.repository.isValid(tokenHashOf(token), this.acceptedKinds());
  }

  /**
   * Takes a use of an invitation in the transaction that creates the account.
   * @throws DomainError `invalid` if there is no use left
   */
  async claim(token: string, manager: EntityManager): Promise<ClaimedInvitation> {
    const claimed = await this.repository.claim(tokenHashOf(token), this.acceptedKinds(), manager);
    if (claimed === null) throw invitationVoid();
    return claimed;
  }

  /** A link that creates the first administrator's account, as a path or a URL; null if there is an account. */
  async forFirstAdmin(): Promise<{ url: string; expiresAtMs: number } | null> {
    const { token, tokenHash } = makeToken();
    const expiresAtMs = this.clock.nowMs() + FIRST_ADMIN_LIFETIME_MS;
    const isStored = await this.repository.addForFirstAdmin(tokenHash, expiresAtMs);
    return isStored ? { url: linkOf(this.config, 'register', token), expiresAtMs } : null;
  }

  private acceptedKinds(): InvitationKinds {
    return this.config.auth.registration === 'closed' ? 'first-admin' : 'all';
  }
}
