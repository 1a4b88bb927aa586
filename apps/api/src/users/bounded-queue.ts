import { clientLeft } from '../errors/client-gone';
import { DomainError } from '../errors/domain-error';

const RETRY_AFTER_SECONDS = 5;

interface Waiting {
  begin: () => void;
  refuse: (error: DomainError) => void;
}

/** Runs some jobs at a time and lets a bounded number wait for their turn, first come, first served. */
export class BoundedQueue {
  private readonly waiting = new Set<Waiting>();
  private running = 0;

  constructor(
    private readonly maxRunning: number,
    private readonly maxWaiting: number,
  ) {}

  /**
   * @param signal takes a job out that still waits
   * @throws DomainError `unavailable` when the queue is full, or when the signal came first
   */
  async run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.turn(signal);
    try {
      return await job();
    } finally {
      this.handOver();
    }
  }

  /** Takes a place among the running. */
  private turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(clientLeft());
    if (this.running < this.maxRunning) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.size >= this.maxWaiting) return Promise.reject(full());
    return new Promise((begin, refuse) => {
      const place: Waiting = { begin, refuse };
      this.waiting.add(place);
      signal?.addEventListener('abort', () => {
        if (this.waiting.delete(place)) place.refuse(clientLeft());
      });
    });
  }

  /** Gives the place among the running to who waits longest. */
  private handOver(): void {
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
    'Too many people sign in at this moment. The clocks go on; try again in a few seconds.',
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
}
