/** Whom attacks are aimed at: a server on this machine, for as long or as much as the drill says. */
export interface Target {
  readonly port: number;
  /** Cookie headers of the sessions an attack may use; a stranger has none. */
  readonly cookies: readonly string[];
  /** Attacks without a count of their own go on until then, UTC milliseconds. */
  readonly endMs: number;
  /** Frames a fuzz sends. */
  readonly frames: number;
}

/** What an attack has done, and what became of it: counts by what they count. */
export type Toll = Record<string, number>;

/** One way to do harm. It goes to loopback only, and ends by itself. */
export interface Attack {
  readonly name: string;
  /** Who can do it. */
  readonly by: 'stranger' | 'user';
  run(target: Target): Promise<Toll>;
}

/** Adds to a count. */
export function count(toll: Toll, what: string, more = 1): void {
  toll[what] = (toll[what] ?? 0) + more;
}
