import { TestBed } from '@angular/core/testing';
import type { SyncStamps } from '@live-tz/contracts';
import { io } from 'socket.io-client';
import { ClockSocket } from './clock-socket';

jest.mock('socket.io-client');

describe('ClockSocket', () => {
  let answer: SyncStamps;
  let socket: ClockSocket;

  beforeEach(() => {
    const emit = (_event: string, _value: unknown, ack: (stamps: SyncStamps) => void): void => ack(answer);
    jest.mocked(io).mockReturnValue({ on: () => undefined, emit } as unknown as ReturnType<typeof io>);
    socket = TestBed.inject(ClockSocket);
  });

  it('follows with each measurement whether the clock of the server is known not to be synchronised', async () => {
    expect(socket.isServerClockUnsynchronised()).toBe(false);
    for (const synchronised of [false, undefined, false] as const) {
      answer = { receivedMs: 1000, sentMs: 1001, ...(synchronised === false && { synchronised }) };
      expect(await socket.sync()).toMatchObject({ receivedMs: 1000, sentMs: 1001 });
      expect(socket.isServerClockUnsynchronised()).toBe(synchronised === false);
    }
  });
});
