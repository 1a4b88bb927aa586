import { SendingTurns } from './sending-turns';

const SLOW_USERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('SendingTurns', () => {
  let turns: SendingTurns;

  beforeEach(() => {
    turns = new SendingTurns();
  });

  it('excludes a user while alerts are being sent to the user', () => {
    turns.begin('ada');
    expect(turns.order(0)).toEqual({ excluded: ['ada'], last: [] });
    turns.end('ada', 1_999, 5_000);
    expect(turns.order(5_000)).toEqual({ excluded: [], last: [] });
  });

  it('puts a user whose channel was slow after the others, for twenty times as long', () => {
    turns.end('ada', 10_000, 0);
    expect(turns.order(199_999)).toEqual({ excluded: [], last: ['ada'] });
    expect(turns.order(200_000)).toEqual({ excluded: [], last: [] });
  });

  it('keeps a part of the node for other users', () => {
    for (const user of SLOW_USERS) turns.end(user, 10_000, 0);
    for (const user of SLOW_USERS.slice(0, 5)) turns.begin(user);
    expect(turns.order(0).excluded).toHaveLength(5);
    turns.begin('f');
    expect(turns.order(0).excluded).toContain('g');
  });
});
