import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AuditEntry, AuditKind, AuditUser } from '@live-tz/contracts';
import { daily } from '../config/daily';
import { SystemClock } from '../config/system-clock';
import type { Actor } from './actor';
import { AuditBudget } from './audit-budget';
import { type AuditEvent, AuditRepository } from './audit.repository';

/** Records what happens to accounts, in the table and as a log line: no passwords, no session ids. */
@Injectable()
export class AuditLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AuditLog.name);
  private readonly budget = new AuditBudget();
  private stopPruning: () => void = () => undefined;

  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: SystemClock,
  ) {}

  onApplicationBootstrap(): void {
    this.stopPruning = daily(
      () => this.repository.prune(),
      (error) => this.logger.warn(`old rows of the audit log were not removed: ${String(error)}`),
    );
  }

  onApplicationShutdown(): void {
    this.stopPruning();
  }

  /**
   * Never rejects: an action that has happened is not undone because it cannot be recorded.
   * @param user the affected user
   */
  async record(
    kind: AuditKind,
    { user: actingUser, network }: Actor,
    user: AuditUser | null,
    detail: AuditEvent['detail'] = {},
  ): Promise<void> {
    const nowMs = this.clock.nowMs();
    const missing = this.budget.takeOmitted(nowMs);
    if (missing > 0) {
      await this.write({
        kind: 'unrecorded',
        user: null,
        actingUser: null,
        network: null,
        detail: { count: missing },
      });
    }
    const event: AuditEvent = {
      kind,
      user: named(user),
      actingUser: named(actingUser),
      network,
      detail,
    };
    if (this.budget.allows(kind, actingUser?.id ?? null, nowMs)) await this.write(event);
  }

  /** Records an event once in a quarter of an hour for the same `what`; `user` is only looked up then. */
  async recordOnce(
    kind: AuditKind,
    actor: Actor,
    what: string,
    user: () => Promise<AuditUser | null>,
  ): Promise<void> {
    const key = createHash('sha256').update(`${kind} ${what}`).digest('base64url').slice(0, 22);
    if (!this.budget.isFirst(key, this.clock.nowMs())) return;
    const found = await user().catch(() => null);
    await this.record(kind, actor, found);
  }

  /** The entries of a user for that user: without the networks of others. */
  async about(userId: string): Promise<AuditEntry[]> {
    const entries = await this.repository.about(userId);
    return entries.map((entry) => {
      const isOthers = entry.actingUser !== null && entry.actingUser.id !== userId;
      return isOthers ? { ...entry, network: null } : entry;
    });
  }

  /** When the last event of a kind about a user happened, UTC milliseconds; null: not within 180 days. */
  lastAt(kind: AuditKind, userId: string): Promise<number | null> {
    return this.repository.lastAt(kind, userId);
  }

  /** When the last event of a kind happened, about any user or none, UTC milliseconds; null: not within 180 days. */
  lastOfKind(kind: AuditKind): Promise<number | null> {
    return this.repository.lastOfKind(kind);
  }

  private async write(event: AuditEvent): Promise<void> {
    this.logger.log({ audit: event });
    try {
      await this.repository.add(event);
    } catch (error) {
      this.logger.error({ err: error, msg: `an event is missing in the audit log: ${event.kind}` });
    }
  }
}

/** Only id and name of a user, even if the object has more. */
function named(user: AuditUser | null): AuditUser | null {
  return user === null ? null : { id: user.id, username: user.username };
}
