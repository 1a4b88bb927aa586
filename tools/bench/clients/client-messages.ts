import type { TallyReport } from './second-tally';

/** What clients connect to: a protocol of the program, or one of the servers it is compared with. */
export const KINDS = ['socket.io', 'plain', 'stream', 'bare', 'naive'] as const;
export type Kind = (typeof KINDS)[number];

/** Further clients, one connection for each cookie. */
export interface ConnectRequest {
  port: number;
  kind: Kind;
  cookies: readonly string[];
  /** Zones each of them watches; the plain WebSocket has one. */
  zonesEach: number;
  /** Connections opened per second. */
  pace: number;
  /** Whether they connect again when they are refused or lose the connection. */
  reconnects: boolean;
}

/** Whole seconds since the epoch. */
export interface Period {
  firstSecond: number;
  seconds: number;
}

/** The requests the client process accepts, one at a time. */
export interface ClientRequests {
  /** Resolves when every client has received a second or failed for good, or after a timeout. */
  connect: { request: ConnectRequest; response: ClientStatus };
  /** Replaces the zones of every client. */
  watch: { request: { zonesEach: number; pace: number }; response: ClientStatus };
  observe: { request: Period; response: Observation };
  /** Resolves when every client has lost its connection and receives seconds again, or after the timeout. */
  awaitReconnect: { request: { timeoutSeconds: number }; response: ClientStatus };
  /** Disconnects every client. */
  disconnect: { request: null; response: ClientStatus };
}

export interface ClientStatus {
  /** Clients that have received a second on their current connection. */
  ticking: number;
  /** The other clients, by reason. */
  failures: Record<string, number>;
  /** Attempts to connect that failed. */
  refusals: number;
  /** When the status was taken, UTC milliseconds. */
  atMs: number;
}

export interface Observation extends TallyReport {
  /** Connections lost in the meantime. */
  lost: number;
  /** Processor cores the client process used: near one, the clients are the bottleneck and not the server. */
  clientCores: number;
}

export interface ClientProgress {
  ticking: number;
  total: number;
}

export type ClientRequest = {
  [K in keyof ClientRequests]: { type: K; request: ClientRequests[K]['request'] };
}[keyof ClientRequests];

export type ClientMessage =
  { response: ClientStatus | Observation } | { error: string } | { progress: ClientProgress };
