import { isIP } from 'node:net';

/** A server and the bounds of an attack, which ends at the first one it reaches. */
export interface AttackTarget {
  /** A loopback address, without a base path. */
  readonly url: string;
  readonly seconds: number;
  /** Counts connections instead if these are the attack. */
  readonly maxRequests: number;
  /** Of a signed-in user; missing for an anonymous client. */
  readonly cookie?: string;
  /** Source address on this machine, by default one that no other test uses. */
  readonly from?: string;
}

const ATTACKER = '127.0.0.66';

/** Lets a test check that the attack took place. */
export interface AttackReport {
  sent: number;
  /** Responses by status; 0: the connection was closed without one. */
  readonly responses: Map<number, number>;
}

/** An attack that ends by itself. */
export type Attack = (target: AttackTarget) => Promise<AttackReport>;

/** Enforces the bounds of an attack. */
export class AttackRun {
  readonly report: AttackReport = { sent: 0, responses: new Map() };
  readonly host: string;
  readonly port: number;
  readonly localAddress: string;
  private readonly endMs: number;

  constructor(private readonly target: AttackTarget) {
    const { hostname, port } = new URL(target.url);
    if (hostname !== 'localhost' && !(isIP(hostname) === 4 && hostname.startsWith('127.'))) {
      throw new Error(`Attacks are limited to this machine: ${hostname} is another one.`);
    }
    this.host = hostname;
    this.port = Number(port);
    this.localAddress = target.from ?? ATTACKER;
    this.endMs = performance.now() + target.seconds * 1000;
  }

  /** The headers of every request of the attack. */
  get headers(): Record<string, string> {
    const { cookie } = this.target;
    return cookie === undefined ? {} : { cookie };
  }

  get isOver(): boolean {
    return this.report.sent >= this.target.maxRequests || performance.now() >= this.endMs;
  }

  get remainingMs(): number {
    return Math.max(0, this.endMs - performance.now());
  }

  count(status: number): void {
    this.report.responses.set(status, (this.report.responses.get(status) ?? 0) + 1);
  }

  /** Repeats an action in parallel until the attack is over. */
  async inParallel(concurrency: number, once: (turn: number) => Promise<void>): Promise<AttackReport> {
    const repeat = async (first: number): Promise<void> => {
      for (let turn = first; !this.isOver; turn += concurrency) await once(turn);
    };
    await Promise.all(Array.from({ length: concurrency }, (_, first) => repeat(first)));
    return this.report;
  }
}
