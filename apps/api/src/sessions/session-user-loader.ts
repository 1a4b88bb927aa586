import { Injectable } from '@nestjs/common';
import { MAX_SESSIONS_PER_QUERY, SessionsRepository } from './sessions.repository';

/** A question costs a few milliseconds, for one as for many: who comes right after one waits so long, for others. */
const BETWEEN_QUESTIONS_MS = 20;

interface Waiting {
  sessionId: string;
  resolve: (userId: string | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Tells whose a session is. Those who ask while a question is under way, or right after it, share the next one, so that a
 * crowd that comes back at once costs the database a few questions. No answer is kept: a session that has ended is over at once.
 */
@Injectable()
export class SessionUserLoader {
  private readonly waiting: Waiting[] = [];
  private isAsking = false;

  constructor(private readonly repository: SessionsRepository) {}

  /** @returns null for a session that is unknown, over, or of a disabled person */
  userIdOf(sessionId: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ sessionId, resolve, reject });
      if (!this.isAsking) void this.askForAll();
    });
  }

  private async askForAll(): Promise<void> {
    this.isAsking = true;
    while (this.waiting.length > 0) {
      await this.askFor(this.waiting.splice(0, MAX_SESSIONS_PER_QUERY));
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_QUESTIONS_MS));
    }
    this.isAsking = false;
  }

  private async askFor(waiting: readonly Waiting[]): Promise<void> {
    try {
      const owners = await this.repository.ownersOf(waiting.map(({ sessionId }) => sessionId));
      for (const { sessionId, resolve } of waiting) resolve(owners.get(sessionId) ?? null);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
