import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RequestWork, runFor, WorkTurns } from './request-work';

interface TestWork extends RequestWork {
  charged: number[];
  hasLeft: boolean;
}

function workOf(client: string): TestWork {
  const work: TestWork = {
    client,
    charged: [],
    hasLeft: false,
    charge: (workMs) => work.charged.push(workMs),
    isAbandoned: () => work.hasLeft,
  };
  return work;
}

describe('WorkTurns', () => {
  let nowMs: number;
  let order: string[];
  let turns: WorkTurns;

  beforeEach(() => {
    nowMs = 0;
    order = [];
    turns = new WorkTurns(() => {
      const startMs = nowMs;
      return () => ({ wallMs: nowMs - startMs, workMs: nowMs - startMs });
    });
  });

  /** A computation of parts that take 3 ms, and of 20 ms after the last one. */
  function compute(work: RequestWork, parts: number): Promise<void> {
    return new Promise((resolve, reject) => {
      runFor(work, () => {
        const run = async (): Promise<void> => {
          for (let part = 1; part <= parts; part += 1) {
            await turns.next();
            nowMs += 3;
            order.push(`${work.client}${part}`);
          }
          await Promise.resolve();
          nowMs += 20;
        };
        run().then(resolve, reject);
      });
    });
  }

  it('alternate between clients, however many requests one of them has', async () => {
    const busy = Array.from({ length: 3 }, () => compute(workOf('a'), 2));
    await Promise.all([...busy, compute(workOf('b'), 2)]);
    expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a1', 'a2', 'a1', 'a2']);
  });

  it('are charged to the client, with what follows the last part', async () => {
    const work = workOf('a');
    await compute(work, 3);
    await nextTurn();
    expect(work.charged).toEqual([3, 3, 23]);
  });

  it('end when the client has disconnected', async () => {
    const work = workOf('a');
    const computing = compute(work, 1_000);
    while (order.length < 2) await nextTurn();
    work.hasLeft = true;
    await expect(computing).rejects.toMatchObject({ kind: 'unavailable' });
    expect(order.length).toBeLessThan(1_000);
  });

  it('run for work that belongs to no request', async () => {
    await expect(turns.next()).resolves.toBeUndefined();
  });
});
