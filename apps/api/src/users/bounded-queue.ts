import { clientLeft } from '../errors/client-gone';
import { DomainError } from '../errors/domain-error';

const RETRY_AFTER_SECONDS = 5;

interface WaitingJob {
  begin: () => void;
  refuse: (error: DomainError) => void;
}

/** Runs some jobs at a time and lets a limited number wait, first come, first served. */
export class BoundedQueue {
  private readonly waiting = new Set<WaitingJob>();
  private running = 0;

  constructor(
    private readonly maxRunning: number,
    private readonly maxWaiting: number,
  ) {}

  /**
   * @param signal removes a job that is still waiting
   * @throws DomainError `unavailable` if the queue is full, or the signal is aborted before the job starts
   */
  async run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.turn(signal);
    try {
      return await job();
    } finally {
      this.startNext();
    }
  }

  /** Resolves when the job may run. */
  private turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(clientLeft());
    if (this.running < this.maxRunning) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.size >= this.maxWaiting) return Promise.reject(full());
    return new Promise((begin, refuse) => {
      const waiting: WaitingJob = { begin, refuse };
      this.waiting.add(waiting);
      signal?.addEventListener('abort', () => {
        if (this.waiting.delete(waiting)) waiting.refuse(clientLeft());
      });
    });
  }

  /** Starts the job that has waited longest in place of one that has ended. */
  private startNext(): void {
    for (const next of this.waiting) {
      this.waiting.delete(next);
      next.begin();
      return;
    }
    this.running -= 1;
  }
}

function full(): DomainError {
  return new DomainError(
    'unavailable',
    'Too many people are signing in at the moment. The clocks continue; try again in a few seconds.',
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
}
