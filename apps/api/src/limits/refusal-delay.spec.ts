import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { RefusalDelay } from './refusal-delay';

const DELAY_MS = 1_000;

function response(): ServerResponse & { headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  return Object.assign(new EventEmitter(), {
    headers,
    setHeader: (name: string, value: string) => (headers[name] = value),
  }) as unknown as ServerResponse & { headers: Record<string, string> };
}

describe('RefusalDelay', () => {
  let delay: RefusalDelay;
  beforeEach(() => {
    jest.useFakeTimers();
    delay = new RefusalDelay(DELAY_MS);
  });
  afterEach(() => jest.useRealTimers());

  it('refuses after a delay', () => {
    const refuse = jest.fn();
    delay.delay('a', response(), refuse);
    jest.advanceTimersByTime(DELAY_MS - 1);
    expect(refuse).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(refuse).toHaveBeenCalledTimes(1);
  });

  it('forgets a request that was given up', () => {
    const refuse = jest.fn();
    const gone = response();
    delay.delay('a', gone, refuse);
    gone.emit('close');
    jest.advanceTimersByTime(DELAY_MS);
    expect(refuse).not.toHaveBeenCalled();
  });

  it('refuses at once and closes the connection when many of a client are delayed already', () => {
    const held = Array.from({ length: 100 }, () => response());
    const later = jest.fn();
    for (const each of held) delay.delay('a', each, later);
    const atOnce = jest.fn();
    const beyond = response();
    delay.delay('a', beyond, atOnce);
    expect(atOnce).toHaveBeenCalledTimes(1);
    expect(beyond.headers['Connection']).toBe('close');
    delay.delay('b', response(), later);
    expect(later).not.toHaveBeenCalled();
    held[0]?.emit('close');
    delay.delay('a', response(), later);
    expect(later).not.toHaveBeenCalled();
  });
});
