import { TurnQueue } from './turn-queue';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('TurnQueue', () => {
  it('lets a few through each turn, in the order they came', async () => {
    const queue = new TurnQueue(3);
    const through: number[] = [];
    for (let each = 0; each < 8; each += 1) void queue.next().then(() => through.push(each));
    const counts: number[] = [];
    for (let turns = 0; turns < 3; turns += 1) {
      await turn();
      counts.push(through.length);
    }
    expect(counts).toEqual([3, 6, 8]);
    expect(through).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(queue.length).toBe(0);
  });

  it('lets other work in between', async () => {
    const queue = new TurnQueue(1);
    const order: string[] = [];
    const all = Promise.all([1, 2, 3].map(() => queue.next().then(() => order.push('crowd'))));
    setImmediate(() => order.push('other'));
    await all;
    expect(order.indexOf('other')).toBeLessThan(2);
  });

  it('begins again for who comes when it has been empty', async () => {
    const queue = new TurnQueue(2);
    await queue.next();
    await turn();
    await expect(queue.next()).resolves.toBeUndefined();
  });
});
