import { type BoardRevision, type Problem, PROBLEM_TYPE_PREFIX, type ZoneState } from '@live-tz/contracts';
import { signal } from '@angular/core';
import { BehaviorSubject, Subject } from 'rxjs';
import type { SyncSample } from '@live-tz/wall-clock';

/** Stands in for the connection and the server behind it, whose clock and messages the test controls. */
export class FakeClockSocket {
  readonly ticks = new Subject<number>();
  readonly zones = new Subject<ZoneState[]>();
  readonly boards = new Subject<BoardRevision>();
  readonly preferences = new Subject<void>();
  readonly connected = new BehaviorSubject(false);
  readonly refusals = new Subject<void>();
  readonly isServerClockUnsynchronised = signal(false);
  readonly watchedZones: (readonly string[])[] = [];
  link: string | null = null;
  syncs = 0;
  isSyncAnswered = true;
  opened = 0;
  reopened = 0;
  reopenedLater = 0;
  answerToWatch: ZoneState[] | Problem = [];
  /** Zones that the server does not know; it refuses a list that contains one of them. */
  unknownZones: readonly string[] = [];

  /** @param serverAheadMs how far the server's time is ahead of the page's monotonic clock */
  constructor(public serverAheadMs: number) {}

  useLink(token: string | null): void {
    this.link = token;
  }

  open(): void {
    this.opened += 1;
  }

  close(): void {
    this.connected.next(false);
  }

  reopen(): void {
    this.reopened += 1;
  }

  reopenLater(): void {
    this.reopenedLater += 1;
  }

  watch(zones: readonly string[]): Promise<ZoneState[] | Problem> {
    this.watchedZones.push(zones);
    return Promise.resolve(this.refusalFor(zones) ?? this.answerToWatch);
  }

  private refusalFor(zones: readonly string[]): Problem | null {
    const errors = zones.flatMap((zone, place) =>
      this.unknownZones.includes(zone)
        ? [{ field: `zones.${place}`, message: 'There is no such zone.' }]
        : [],
    );
    if (errors.length === 0) return null;
    const type = `${PROBLEM_TYPE_PREFIX}invalid`;
    return { type, title: 'Invalid', status: 400, detail: 'There is no such zone.', errors, requestId: 'r' };
  }

  sync(): Promise<SyncSample> {
    this.syncs += 1;
    if (!this.isSyncAnswered) return Promise.reject(new Error('The server did not answer in time.'));
    const nowMs = performance.now();
    const serverMs = nowMs + this.serverAheadMs;
    return Promise.resolve({ sentAtMs: nowMs, answeredAtMs: nowMs, receivedMs: serverMs, sentMs: serverMs });
  }
}
