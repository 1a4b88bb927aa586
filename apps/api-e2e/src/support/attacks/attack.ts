/** A server on this machine, and the bounds of an attack. */
export interface Target {
  readonly port: number;
  /** Cookie headers of the sessions an attack may use; empty for anonymous attacks. */
  readonly cookies: readonly string[];
  /** When attacks without a limit of their own end, UTC milliseconds. */
  readonly endMs: number;
  /** Frames that fuzzing sends. */
  readonly frames: number;
}

/** What an attack has sent and how the server reacted, as counts by name. */
export type Effect = Record<string, number>;

/** An attack on a loopback address that ends by itself. */
export interface Attack {
  readonly name: string;
  readonly by: 'anonymous' | 'user';
  run(target: Target): Promise<Effect>;
}

export function count(effect: Effect, what: string, more = 1): void {
  effect[what] = (effect[what] ?? 0) + more;
}
