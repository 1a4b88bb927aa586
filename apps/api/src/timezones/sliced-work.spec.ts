import { inOneTurn, slicesOf } from './sliced-work';

async function partsOf(items: readonly number[], size: number): Promise<(readonly number[])[]> {
  const parts: (readonly number[])[] = [];
  for await (const part of slicesOf(items, size)) parts.push(part);
  return parts;
}

describe('slicesOf', () => {
  it.each([
    [[], []],
    [[1, 2], [[1, 2]]],
    [[1, 2, 3], [[1, 2, 3]]],
    [
      [1, 2, 3, 4, 5, 6, 7],
      [[1, 2, 3], [4, 5, 6], [7]],
    ],
  ])('returns all of %j, in order', async (items, parts) => {
    expect(await partsOf(items, 3)).toEqual(parts);
  });

  it('lets other work run between two parts', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('other work'));
    for await (const [item] of slicesOf(['first', 'second'], 1)) order.push(item ?? '');
    expect(order).toEqual(['other work', 'first', 'second']);
  });

  it('shares no turn with the parts of another list', async () => {
    let turn = 0;
    const counting = (): void => {
      turn += 1;
      next = setImmediate(counting);
    };
    let next = setImmediate(counting);
    const turns: number[] = [];
    const run = async (): Promise<void> => {
      for await (const _part of slicesOf([1, 2, 3], 1)) turns.push(turn);
    };
    await Promise.all([run(), run(), inOneTurn(() => turns.push(turn))]);
    clearImmediate(next);
    expect(turns).toHaveLength(7);
    expect(new Set(turns).size).toBe(7);
  });
});
