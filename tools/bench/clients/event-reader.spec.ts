import { EventReader } from './event-reader';

function eventsIn(chunks: readonly string[]): string[] {
  const events: string[] = [];
  const reader = new EventReader();
  for (const chunk of chunks)
    reader.read(Buffer.from(chunk), (_opcode, text) => events.push(text.toString()));
  return events;
}

describe('EventReader', () => {
  it('splits a chunk into its events', () => {
    expect(eventsIn(['retry: 1000\n\nid: 1\nevent: tick\n\n:\n\n'])).toEqual([
      'retry: 1000',
      'id: 1\nevent: tick',
      ':',
    ]);
  });

  it('waits for the rest of an event, whose end may be split as well', () => {
    expect(eventsIn(['id: 1\nev', 'ent: tick\n', '\nid: 2', '\n\nid: 3'])).toEqual([
      'id: 1\nevent: tick',
      'id: 2',
    ]);
  });
});
