import { isIP } from 'node:net';

/** What is attacked, and for how long: whichever bound comes first ends it. */
export interface AttackTarget {
  /** On this machine, without a base path. */
  readonly url: string;
  readonly seconds: number;
  /** Requests, or connections where these are the attack. */
  readonly atMost: number;
  /** Of a signed-in user; none for a stranger. */
  readonly cookie?: string;
  /** Where it comes from: an address of this machine, by default one that nobody else here has. */
  readonly from?: string;
}

const ATTACKER = '127.0.0.66';

/** What came of it, so that a test can see that it was one. */
export interface AttackReport {
  sent: number;
  /** Answers by their status; 0: the connection ended without one. */
  readonly answers: Map<number, number>;
}

/** Something hostile that ends by itself. */
export type Attack = (target: AttackTarget) => Promise<AttackReport>;

/** The bounds of one attack, kept while it goes on. */
export class AttackRun {
  readonly report: AttackReport = { sent: 0, answers: new Map() };
  readonly host: string;
  readonly port: number;
  readonly localAddress: string;
  private readonly endMs: number;

  constructor(private readonly target: AttackTarget) {
    const { hostname, port } = new URL(target.url);
    if (hostname !== 'localhost' && !(isIP(hostname) === 4 && hostname.startsWith('127.'))) {
      throw new Error(`Attack nothing but this machine: ${hostname} is another one.`);
    }
    this.host = hostname;
    this.port = Number(port);
    this.localAddress = target.from ?? ATTACKER;
    this.endMs = performance.now() + target.seconds * 1000;
  }

  /** Lines of a request's head that every request of the attack has. */
  get headers(): Record<string, string> {
    const { cookie } = this.target;
    return cookie === undefined ? {} : { cookie };
  }

  get isOver(): boolean {
    return this.report.sent >= this.target.atMost || performance.now() >= this.endMs;
  }

  get leftMs(): number {
    return Math.max(0, this.endMs - performance.now());
  }

  count(status: number): void {
    this.report.answers.set(status, (this.report.answers.get(status) ?? 0) + 1);
  }

  /** Does the same again and again in so many places until it is over. */
  async inParallel(places: number, once: (turn: number) => Promise<void>): Promise<AttackReport> {
    const place = async (first: number): Promise<void> => {
      for (let turn = first; !this.isOver; turn += places) await once(turn);
    };
    await Promise.all(Array.from({ length: places }, (_, first) => place(first)));
    return this.report;
  }
}
