import { Injectable } from '@nestjs/common';
import { MAX_SESSIONS_PER_QUERY, SessionsRepository } from './sessions.repository';

/** A query takes a few milliseconds, for one session or for many: after each one the loader waits this long for more. */
const QUERY_INTERVAL_MS = 20;

interface PendingLookup {
  sessionId: string;
  resolve: (userId: string | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Loads the users of sessions. Lookups that arrive during a query or right after it share the next one, so that many clients
 * that reconnect at once cost the database a few queries. Answers are not cached, so that an ended session is refused at once.
 */
@Injectable()
export class SessionUserLoader {
  private readonly pending: PendingLookup[] = [];
  private isQuerying = false;

  constructor(private readonly repository: SessionsRepository) {}

  /** @returns null if the session is unknown, has ended, or its user is disabled */
  userIdOf(sessionId: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.pending.push({ sessionId, resolve, reject });
      if (!this.isQuerying) void this.queryAll();
    });
  }

  private async queryAll(): Promise<void> {
    this.isQuerying = true;
    while (this.pending.length > 0) {
      await this.query(this.pending.splice(0, MAX_SESSIONS_PER_QUERY));
      await new Promise((resolve) => setTimeout(resolve, QUERY_INTERVAL_MS));
    }
    this.isQuerying = false;
  }

  private async query(lookups: readonly PendingLookup[]): Promise<void> {
    try {
      const userIds = await this.repository.userIdsOf(lookups.map(({ sessionId }) => sessionId));
      for (const { sessionId, resolve } of lookups) resolve(userIds.get(sessionId) ?? null);
    } catch (error) {
      for (const { reject } of lookups) reject(error);
    }
  }
}
