import type { Sight } from './second-tally';

/** What the people of a crowd connect to: a face of the program, or one of the servers it is compared with. */
export const KINDS = ['socket.io', 'plain', 'bare', 'naive'] as const;
export type Kind = (typeof KINDS)[number];

/** People who are to join a crowd, one connection for each cookie. */
export interface Arrival {
  port: number;
  kind: Kind;
  cookies: readonly string[];
  /** Zones that each of them watches; on the plain WebSocket it is one. */
  zonesEach: number;
  /** Connections opened in a second. */
  pace: number;
  /** Whether they connect again when they are refused or lose the connection. */
  comeBack: boolean;
}

/** Whole seconds since the epoch. */
export interface Period {
  firstSecond: number;
  seconds: number;
}

/** What the process that holds the crowd can be asked for, one at a time. */
export interface CrowdRequests {
  /** Resolves when everybody has seen a second or failed for good, or when it takes too long. */
  gather: { request: Arrival; answer: Attendance };
  /** Has everybody watch so many zones instead. */
  rewatch: { request: { zonesEach: number; pace: number }; answer: Attendance };
  observe: { request: Period; answer: Observation };
  /** Resolves when everybody has lost the connection and sees seconds again, or when the time is over. */
  awaitReturn: { request: { withinSeconds: number }; answer: Attendance };
  /** Everybody leaves. */
  disperse: { request: null; answer: Attendance };
}

/** Who is there. */
export interface Attendance {
  ticking: number;
  /** Those who are not, by the reason. */
  failures: Record<string, number>;
  /** How often somebody came in vain, whether they came again or not. */
  refusals: number;
  /** When this was so, UTC milliseconds. */
  atMs: number;
}

export interface Observation extends Sight {
  /** Connections that were lost meanwhile. */
  lost: number;
  /** Processor cores the crowd itself took: near one, it was the crowd that was measured. */
  crowdCores: number;
}

export type CrowdRequest = {
  [K in keyof CrowdRequests]: { ask: K; request: CrowdRequests[K]['request'] };
}[keyof CrowdRequests];

export type CrowdMessage =
  { answer: Attendance | Observation } | { error: string } | { progress: { ticking: number; asked: number } };
