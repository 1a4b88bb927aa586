import { TestBed } from '@angular/core/testing';
import type { ZoneState } from '@live-tz/contracts';
import { SessionStore } from '../auth/session-store';
import { DocumentData } from '../http/document-data';
import { ClockSocket } from './clock-socket';
import { ClockStore } from './clock-store';
import { sampleOfDocument } from './document-sample';
import { FakeClockSocket } from './testing/fake-clock-socket';

jest.mock('./document-sample');

const START_MS = Date.parse('2026-11-22T19:04:00Z');
const TOKYO: ZoneState = { zone: 'Asia/Tokyo', offsetMinutes: 540, abbreviation: 'JST', next: null };

describe('ClockStore with data in the document', () => {
  let store: ClockStore;
  let socket: FakeClockSocket;
  const parts = new Map<string, unknown>();
  const sample = jest.mocked(sampleOfDocument);

  beforeEach(() => {
    jest.useFakeTimers();
    parts.set('utcMs', START_MS + 400).set('states', [TOKYO]);
    const nowMs = performance.now();
    // The server's stamp was taken in the middle of a round trip of 800 ms.
    sample.mockImplementation((utcMs) => ({
      sentAtMs: nowMs - 800,
      answeredAtMs: nowMs,
      receivedMs: utcMs,
      sentMs: utcMs,
    }));
    socket = new FakeClockSocket(START_MS + 800 - nowMs);
    const documentData = {
      take: (part: string) => {
        const value = parts.get(part);
        parts.delete(part);
        return value;
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: ClockSocket, useValue: socket },
        { provide: SessionStore, useValue: {} },
        { provide: DocumentData, useValue: documentData },
      ],
    });
    store = TestBed.inject(ClockStore);
  });

  afterEach(() => {
    store.stop();
    jest.useRealTimers();
  });

  it('shows the time and the rules before there is a connection, and ticks on', () => {
    store.start();
    expect(store.utcMs()).toBe(START_MS);
    expect(store.rules().get('Asia/Tokyo')).toEqual(TOKYO);
    expect(store.connection()).toBe('connecting');
    jest.advanceTimersByTime(250);
    expect(store.utcMs()).toBe(START_MS + 1000);
    jest.advanceTimersByTime(3000);
    expect(store.utcMs()).toBe(START_MS + 4000);
  });

  it('bounds the error by half of the time that the document took', () => {
    store.start();
    expect(store.boundMs()).toBeGreaterThanOrEqual(400);
    expect(store.boundMs()).toBeLessThanOrEqual(450);
  });

  it('does not use the document again for the next user', () => {
    store.start();
    store.stop();
    store.start();
    expect(store.utcMs()).toBeNull();
    expect(store.rules().size).toBe(0);
  });

  it('waits for the connection if the document gives no sample', () => {
    sample.mockReturnValue(null);
    store.start();
    expect(store.utcMs()).toBeNull();
  });
});
