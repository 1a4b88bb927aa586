import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import {
  type BoardRevision,
  type ClientToServerEvents,
  CLOCK_NAMESPACE,
  isProblem,
  type Problem,
  type ServerToClientEvents,
  SOCKET_IO_PATH,
  type SyncStamps,
  type ZoneState,
} from '@live-tz/contracts';
import { BehaviorSubject, distinctUntilChanged, type Observable, Subject } from 'rxjs';
import { io, type Socket } from 'socket.io-client';
import { baseUrl } from '../http/base-url';
import type { SyncSample } from '@live-tz/wall-clock';

const ACK_TIMEOUT_MS = 5000;
/** The delay after which a refused socket reconnects; up to as much again is added at random, to spread many clients out. */
const REOPEN_AFTER_MS = 1000;

/** The live connection to the server: its events as observables, its acks as promises. It reconnects by itself. */
@Injectable({ providedIn: 'root' })
export class ClockSocket {
  private readonly tickStream = new Subject<number>();
  private readonly zoneStream = new Subject<ZoneState[]>();
  private readonly boardStream = new Subject<BoardRevision>();
  private readonly preferencesStream = new Subject<void>();
  private readonly connectionState = new BehaviorSubject(false);
  private readonly refusalStream = new Subject<unknown>();
  private readonly socket = this.build();
  private reopening: ReturnType<typeof setTimeout> | undefined;

  /** The second that has just begun, in UTC milliseconds. */
  readonly ticks: Observable<number> = this.tickStream.asObservable();
  /** New rules for watched zones. */
  readonly zones: Observable<ZoneState[]> = this.zoneStream.asObservable();
  /** A board that this page may see has changed, here or elsewhere. */
  readonly boards: Observable<BoardRevision> = this.boardStream.asObservable();
  /** The user's preferences have changed, on this page or another. */
  readonly preferences: Observable<void> = this.preferencesStream.asObservable();
  readonly connected: Observable<boolean> = this.connectionState.pipe(distinctUntilChanged());
  /** The server ended or refused the socket: the session may be over. The `data` of a refusal is its problem. */
  readonly refusals: Observable<unknown> = this.refusalStream.asObservable();
  /** Whether the clock of the server's host is known not to be synchronised, by the last measurement of the server's time. */
  readonly isServerClockUnsynchronised = signal(false);

  /** Connects with a link to a board from now on, or null for the session alone. */
  useLink(token: string | null): void {
    this.socket.auth = token === null ? {} : { link: token };
  }

  open(): void {
    this.socket.connect();
  }

  close(): void {
    clearTimeout(this.reopening);
    this.socket.disconnect();
  }

  /** Abandons a silent connection, or the wait for the next attempt, and connects again. */
  reopen(): void {
    this.close();
    this.open();
  }

  /** Connects after a random delay, unless the socket is already reconnecting by itself. */
  reopenLater(): void {
    if (this.socket.active) return;
    clearTimeout(this.reopening);
    this.reopening = setTimeout(() => this.open(), REOPEN_AFTER_MS * (1 + Math.random()));
  }

  /** Watches these zones in place of all others, and resolves to their states. */
  watch(zones: readonly string[]): Promise<ZoneState[] | Problem> {
    return acknowledged((ack) => this.socket.emit('watch', zones, ack));
  }

  /** Measures the server's time once. */
  async sync(): Promise<SyncSample> {
    const sentAtMs = performance.now();
    const answer = await acknowledged<SyncStamps | Problem>((ack) => this.socket.emit('sync', sentAtMs, ack));
    if (isProblem(answer)) throw new Error(answer.detail);
    this.isServerClockUnsynchronised.set(answer.synchronised === false);
    return { ...answer, sentAtMs, answeredAtMs: performance.now() };
  }

  private build(): Socket<ServerToClientEvents, ClientToServerEvents> {
    const base = baseUrl(inject(DOCUMENT));
    const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(base.origin + CLOCK_NAMESPACE, {
      path: new URL(SOCKET_IO_PATH.slice(1), base).pathname,
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 500,
      reconnectionDelayMax: 4000,
      randomizationFactor: 0.5,
    });
    socket.on('tick', (utcMs) => this.tickStream.next(utcMs));
    socket.on('zones', (states) => this.zoneStream.next(states));
    socket.on('board', (change) => this.boardStream.next(change));
    socket.on('preferences', () => this.preferencesStream.next());
    socket.on('connect', () => this.connectionState.next(true));
    socket.on('disconnect', (reason) => {
      this.connectionState.next(false);
      if (reason === 'io server disconnect') this.refusalStream.next(reason);
    });
    socket.on('connect_error', (error) => this.refusalStream.next(error));
    return socket;
  }
}

/** Rejects after a timeout: a request that is pending when the connection breaks is never acknowledged. */
function acknowledged<Answer>(emit: (ack: (answer: Answer) => void) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server did not answer in time.')), ACK_TIMEOUT_MS);
    emit((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
