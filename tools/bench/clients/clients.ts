import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client';
import type {
  ClientProgress,
  ClientRequests,
  ClientStatus,
  ConnectRequest,
  Observation,
  Period,
} from './client-messages';
import { PreciseClock } from './precise-clock';
import {
  BARE_PROTOCOL,
  naiveProtocol,
  plainProtocol,
  type Protocol,
  socketIoProtocol,
  streamProtocol,
  watchText,
} from './protocol';
import { SecondTally } from './second-tally';
import { zonesOf } from './zone-choice';

const STEP_MS = 50;
/** As many pending handshakes as a proxy keeps; with more, the last ones would wait until they are refused. */
const MAX_PENDING = 200;
/** Connections per second below which a server counts as too slow to wait for. */
const MIN_PACE = 150;
/** How long the last client may take from its handshake to its first second. */
const FIRST_TICK_TIMEOUT_MS = 30_000;
/** How long late frames of the last second are awaited. */
const LATE_FRAMES_MS = 1_500;
/** Loopback addresses that the connections alternate between: one address may have 50 event streams. */
const SOURCE_ADDRESSES = 400;
const ADDRESSES_PER_NETWORK = 200;

type Response<K extends keyof ClientRequests> = Promise<ClientRequests[K]['response']>;

/** All clients of the bench. */
export class Clients {
  private clients: Client[] = [];
  private framesEach = 1;
  private tally: SecondTally | null = null;
  private readonly clock = new PreciseClock();

  constructor(private readonly onProgress: (progress: ClientProgress) => void) {}

  async connect(request: ConnectRequest): Response<'connect'> {
    const { kind, cookies, zonesEach, pace } = request;
    this.framesEach = kind === 'naive' ? zonesEach : 1;
    const total = this.clients.length + cookies.length;
    const deadlineMs =
      Date.now() + (cookies.length / Math.min(pace, MIN_PACE)) * 1000 + FIRST_TICK_TIMEOUT_MS;
    let opened = 0;
    const isIncomplete = () =>
      opened < cookies.length || this.clients.some(({ isConnecting }) => isConnecting);
    while (Date.now() < deadlineMs && isIncomplete()) {
      const room = MAX_PENDING - this.clients.filter(({ isPending }) => isPending).length;
      const next = Math.min(Math.ceil((pace * STEP_MS) / 1000), Math.max(0, room));
      for (const cookie of cookies.slice(opened, opened + next)) this.add(request, cookie);
      opened = Math.min(opened + next, cookies.length);
      this.onProgress({ ticking: this.status().ticking, total });
      await pause(STEP_MS);
    }
    const status = this.status();
    if (opened < cookies.length) status.failures['never opened'] = cookies.length - opened;
    return status;
  }

  async watch({ zonesEach, pace }: ClientRequests['watch']['request']): Response<'watch'> {
    const step = Math.ceil((pace * STEP_MS) / 1000);
    for (let index = 0; index < this.clients.length; index += step) {
      const some = this.clients.slice(index, index + step);
      some.forEach((client, offset) => client.send(watchText(zonesOf(index + offset, zonesEach))));
      await pause(STEP_MS);
    }
    return this.status();
  }

  async observe({ firstSecond, seconds }: Period): Promise<Observation> {
    const observed = this.clients.filter(({ isTicking }) => isTicking);
    observed.forEach((client, index) => (client.index = index));
    const lossesBefore = this.losses();
    this.clock.set();
    this.tally = new SecondTally(observed.length, firstSecond, seconds, this.framesEach);
    await pause(firstSecond * 1000 - Date.now());
    const before = process.cpuUsage();
    await pause((firstSecond + seconds) * 1000 - Date.now());
    const { user, system } = process.cpuUsage(before);
    await pause(LATE_FRAMES_MS);
    const report = this.tally.report();
    this.tally = null;
    for (const client of observed) client.index = null;
    return { ...report, lost: this.losses() - lossesBefore, clientCores: (user + system) / 1e6 / seconds };
  }

  async awaitReconnect({ timeoutSeconds }: { timeoutSeconds: number }): Response<'awaitReconnect'> {
    const before = new Map(this.clients.map((client) => [client, client.losses]));
    const isBack = (client: Client) => client.isTicking && client.losses > (before.get(client) ?? 0);
    const deadlineMs = Date.now() + timeoutSeconds * 1000;
    while (Date.now() < deadlineMs && !this.clients.every(isBack)) {
      this.onProgress({ ticking: this.clients.filter(isBack).length, total: this.clients.length });
      await pause(STEP_MS);
    }
    return this.status();
  }

  async disconnect(): Response<'disconnect'> {
    const leaving = this.clients;
    for (const client of leaving) client.disconnect();
    while (!leaving.every(({ failure }) => failure !== null)) await pause(STEP_MS);
    this.clients = [];
    return this.status();
  }

  private add(request: ConnectRequest, cookie: string): void {
    const index = this.clients.length;
    const from = sourceAddress(index);
    const options = {
      port: request.port,
      from,
      cookie: request.kind === 'stream' ? '' : cookie,
      protocol: protocolOf(request, index),
    };
    const onTick = (client: Client, utcMs: number) => this.record(client, utcMs);
    this.clients.push(new Client(options, request.reconnects, onTick));
  }

  private record({ index }: Client, utcMs: number): void {
    if (index !== null) this.tally?.record(index, utcMs, this.clock.nowMs());
  }

  private losses(): number {
    return this.clients.reduce((sum, { losses }) => sum + losses, 0);
  }

  private status(): ClientStatus {
    const failures: Record<string, number> = {};
    for (const { isTicking, failure } of this.clients) {
      const reason = failure ?? 'no second received';
      if (!isTicking) failures[reason] = (failures[reason] ?? 0) + 1;
    }
    const ticking = this.clients.filter(({ isTicking }) => isTicking).length;
    const refusals = this.clients.reduce((sum, client) => sum + client.refusals, 0);
    return { ticking, failures, refusals, atMs: Date.now() };
  }
}

/** Systems other than Linux have a single loopback address. */
function sourceAddress(index: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const address = index % SOURCE_ADDRESSES;
  const network = Math.floor(address / ADDRESSES_PER_NETWORK);
  return `127.0.${network}.${2 + (address % ADDRESSES_PER_NETWORK)}`;
}

function protocolOf({ kind, zonesEach }: ConnectRequest, index: number): Protocol {
  const zones = zonesOf(index, zonesEach);
  switch (kind) {
    case 'socket.io':
      return socketIoProtocol(zones);
    case 'plain':
      return plainProtocol(zones[0] ?? 'UTC');
    case 'stream':
      return streamProtocol(zones);
    case 'naive':
      return naiveProtocol(zones);
    case 'bare':
      return BARE_PROTOCOL;
  }
}
