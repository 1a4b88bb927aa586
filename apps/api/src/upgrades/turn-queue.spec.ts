import { TurnQueue } from './turn-queue';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('TurnQueue', () => {
  it('resumes one caller at a time, in order', async () => {
    const queue = new TurnQueue();
    const through: number[] = [];
    const all = Promise.all([0, 1, 2, 3].map((each) => queue.next().then(() => through.push(each))));
    const counts: number[] = [];
    while (through.length < 4) {
      await turn();
      counts.push(through.length);
    }
    await all;
    expect(through).toEqual([0, 1, 2, 3]);
    counts.forEach((count, index) => expect(count - (counts[index - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('lets other work run in between', async () => {
    const queue = new TurnQueue();
    const order: string[] = [];
    const all = Promise.all([1, 2, 3].map(() => queue.next().then(() => order.push('queued'))));
    setImmediate(() => order.push('other'));
    await all;
    expect(order.indexOf('other')).toBeLessThan(2);
  });

  it('starts again after it has been empty', async () => {
    const queue = new TurnQueue();
    await queue.next();
    await turn();
    await Promise.all([queue.next(), queue.next()]);
    await expect(queue.next()).resolves.toBeUndefined();
  });

  it('resumes callers that arrive while others wait', async () => {
    const queue = new TurnQueue();
    const through: string[] = [];
    const first = queue.next().then(() => queue.next().then(() => through.push('again')));
    await Promise.all([first, queue.next().then(() => through.push('second'))]);
    expect(through).toEqual(['second', 'again']);
  });
});
