import { AsyncLocalStorage } from 'node:async_hooks';
import { type Stopwatch, startStopwatch } from '../config/stopwatch';
import { clientLeft } from '../errors/client-gone';

/** The request on whose behalf code runs. */
export interface RequestWork {
  /** The client whose budget pays for it. */
  readonly client: string;
  charge(workMs: number): void;
  /** Whether the client has disconnected. */
  isAbandoned(): boolean;
}

interface RequestContext {
  work: RequestWork;
  /** Of two requests, the earlier one has the lower number. */
  number: number;
}

/** A part of a long computation that waits for its turn. */
interface WaitingPart extends Partial<RequestContext> {
  begin: () => void;
  drop: (reason: Error) => void;
}

const current = new AsyncLocalStorage<RequestContext>();
let requests = 0;

/** Runs the handling of a request, so that {@link WorkTurns} knows whose parts it runs. */
export function runFor(work: RequestWork, handle: () => void): void {
  requests += 1;
  current.run({ work, number: requests }, handle);
}

/**
 * Decides when the parts of long computations run: one in each turn of the event loop, however many requests compute, and clients
 * alternate. A client's earlier requests are finished first: if all made progress together, all would end late. The time of a part is
 * charged to its client, because `RequestPacer` measures a request only until it first waits.
 */
export class WorkTurns {
  /** By client, in the order of their turns. */
  private readonly waiting = new Map<string, WaitingPart[]>();
  private isPrepared = false;

  constructor(private readonly stopwatch: Stopwatch = startStopwatch) {}

  /** Resolves when the part may run. @throws DomainError if the client of its request has disconnected */
  next(): Promise<void> {
    const context = current.getStore();
    return new Promise((begin, drop) => {
      this.add({ ...context, begin, drop });
      this.prepare();
    });
  }

  private add(part: WaitingPart): void {
    const client = part.work?.client ?? '';
    const others = this.waiting.get(client);
    if (others === undefined) this.waiting.set(client, [part]);
    else others.splice(others.findLastIndex((other) => numberOf(other) <= numberOf(part)) + 1, 0, part);
  }

  private prepare(): void {
    if (this.isPrepared || this.waiting.size === 0) return;
    this.isPrepared = true;
    setImmediate(this.runNext);
  }

  private readonly runNext = (): void => {
    this.isPrepared = false;
    const part = this.take();
    if (part?.work?.isAbandoned() === true) part.drop(clientLeft());
    else if (part !== undefined) this.run(part);
    this.prepare();
  };

  private run({ work, begin }: WaitingPart): void {
    const elapsed = this.stopwatch();
    begin();
    if (work === undefined) return;
    // A tick that a promise schedules runs after all promises that need no I/O: the part, and what follows the last one.
    queueMicrotask(() => process.nextTick(() => work.charge(elapsed().workMs)));
  }

  private take(): WaitingPart | undefined {
    const [next] = this.waiting;
    if (next === undefined) return undefined;
    const [client, [part, ...others]] = next;
    this.waiting.delete(client);
    if (others.length > 0) this.waiting.set(client, others);
    return part;
  }
}

function numberOf({ number = 0 }: WaitingPart): number {
  return number;
}
