import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import {
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
import type { SyncSample } from './server-clock';

const ACK_TIMEOUT_MS = 5000;
/** A refused socket is tried again after this, and up to as much again at random, so that a crowd does not come at once. */
const REOPEN_AFTER_MS = 1000;

/** The live face of the server: what it sends as streams, what it answers as promises. It comes back by itself. */
@Injectable({ providedIn: 'root' })
export class ClockSocket {
  private readonly tickStream = new Subject<number>();
  private readonly zoneStream = new Subject<ZoneState[]>();
  private readonly savedStream = new Subject<void>();
  private readonly connectionState = new BehaviorSubject(false);
  private readonly refusalStream = new Subject<void>();
  private readonly socket = this.build();
  private reopening: ReturnType<typeof setTimeout> | undefined;

  /** The second that has just begun, UTC milliseconds. */
  readonly ticks: Observable<number> = this.tickStream.asObservable();
  /** New rules of watched zones. */
  readonly zones: Observable<ZoneState[]> = this.zoneStream.asObservable();
  /** The person's saved zones have changed, here or on another of their pages. */
  readonly saved: Observable<void> = this.savedStream.asObservable();
  readonly connected: Observable<boolean> = this.connectionState.pipe(distinctUntilChanged());
  /** The server ended or refused the socket: the session may be over. */
  readonly refusals: Observable<void> = this.refusalStream.asObservable();

  open(): void {
    this.socket.connect();
  }

  close(): void {
    clearTimeout(this.reopening);
    this.socket.disconnect();
  }

  /** Gives up on a connection that went silent, or on a wait for the next attempt, and connects anew. */
  reopen(): void {
    this.close();
    this.open();
  }

  /** Connects after a random pause, unless the socket is already at it by itself. */
  reopenLater(): void {
    if (this.socket.active) return;
    clearTimeout(this.reopening);
    this.reopening = setTimeout(() => this.open(), REOPEN_AFTER_MS * (1 + Math.random()));
  }

  /** The states of the zones, which are followed from now on in place of all others. */
  watch(zones: readonly string[]): Promise<ZoneState[] | Problem> {
    return answered((ack) => this.socket.emit('watch', zones, ack));
  }

  /** One question for the server's time. */
  async sync(): Promise<SyncSample> {
    const askedAtMs = performance.now();
    const answer = await answered<SyncStamps | Problem>((ack) => this.socket.emit('sync', askedAtMs, ack));
    if (isProblem(answer)) throw new Error(answer.detail);
    return { ...answer, askedAtMs, answeredAtMs: performance.now() };
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
    socket.on('saved', () => this.savedStream.next());
    socket.on('connect', () => this.connectionState.next(true));
    socket.on('disconnect', (reason) => {
      this.connectionState.next(false);
      if (reason === 'io server disconnect') this.refusalStream.next();
    });
    socket.on('connect_error', () => this.refusalStream.next());
    return socket;
  }
}

/** Rejects when no answer comes: a connection that breaks takes its open questions with it. */
function answered<Answer>(ask: (ack: (answer: Answer) => void) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server did not answer in time.')), ACK_TIMEOUT_MS);
    ask((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
