import { makeCheckpoints } from './checkpoints';

const FIVE_MINUTES_MS = 300_000;

describe('checkpoints of the embedded database', () => {
  let position = 1;
  let isFull = false;
  let statements: string[] = [];
  let stop: () => void;
  const query = async (statement: string) => {
    if (statement !== 'CHECKPOINT') return [{ position: String(position) }];
    statements.push(statement);
    if (isFull) throw new Error('No space left on device');
    position += 1;
    return [];
  };

  beforeEach(() => {
    jest.useFakeTimers();
    [position, isFull, statements] = [1, false, []];
    stop = makeCheckpoints({ query: query as never });
  });
  afterEach(() => {
    stop();
    jest.useRealTimers();
  });

  it('are made only after something was written', async () => {
    await jest.advanceTimersByTimeAsync(FIVE_MINUTES_MS);
    expect(statements).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(2 * FIVE_MINUTES_MS);
    expect(statements).toHaveLength(1);
    position += 1;
    await jest.advanceTimersByTimeAsync(FIVE_MINUTES_MS);
    expect(statements).toHaveLength(2);
  });

  it('are tried again after one that failed', async () => {
    isFull = true;
    await jest.advanceTimersByTimeAsync(FIVE_MINUTES_MS);
    isFull = false;
    await jest.advanceTimersByTimeAsync(FIVE_MINUTES_MS);
    expect(statements).toHaveLength(2);
  });

  it('end with the data source', async () => {
    stop();
    await jest.advanceTimersByTimeAsync(FIVE_MINUTES_MS);
    expect(statements).toEqual([]);
  });
});
