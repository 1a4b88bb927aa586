import { EventStreamParser } from './event-stream-parser.js';

describe('EventStreamParser', () => {
  it('reads events that arrive in any pieces', () => {
    const text = 'retry: 1000\n\nid: 7\nevent: tick\ndata: {"a":\ndata: 1}\n\n:\n\ndata: plain\n\n';
    for (let size = 1; size <= text.length; size += 1) {
      const parser = new EventStreamParser();
      const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(chunks.flatMap((chunk) => [...parser.read(chunk)])).toEqual([
        { type: 'tick', data: '{"a":\n1}' },
        { type: 'message', data: 'plain' },
      ]);
      expect([parser.lastEventId, parser.retryMs]).toEqual(['7', 1000]);
    }
  });

  it('reads lines that end as on other systems, also in the middle of two chunks', () => {
    const parser = new EventStreamParser();
    const events = ['event: a\rdata: 1\r', '\n\r', '\ndata: 2\r\n\r\n'].flatMap((chunk) => [
      ...parser.read(chunk),
    ]);
    expect(events).toEqual([
      { type: 'a', data: '1' },
      { type: 'message', data: '2' },
    ]);
  });

  it('keeps the id of a complete event only', () => {
    const parser = new EventStreamParser();
    expect([...parser.read('id: 1\ndata: x\n\nid: 2\ndata: y\n')]).toHaveLength(1);
    expect(parser.lastEventId).toBe('1');
  });
});
