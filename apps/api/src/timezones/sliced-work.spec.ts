import { slicesOf } from './sliced-work';

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
    expect(order).toEqual(['first', 'other work', 'second']);
  });
});
