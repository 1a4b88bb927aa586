import { BoundedQueue } from './bounded-queue';

/** A job that ends when the test says so. */
function heldJob() {
  let end!: () => void;
  let fail!: (error: Error) => void;
  const ended = new Promise<string>((resolve, reject) => {
    end = () => resolve('done');
    fail = reject;
  });
  const run = jest.fn(() => ended);
  return { run, end, fail };
}

describe('BoundedQueue', () => {
  it('runs up to the maximum at a time, and the next when one ends', async () => {
    const queue = new BoundedQueue(2, 10);
    const jobs = [heldJob(), heldJob(), heldJob(), heldJob()];
    const results = jobs.map(({ run }) => queue.run(run));
    await Promise.resolve();
    expect(jobs.map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 0, 0]);
    jobs[1]!.end();
    expect(await results[1]).toBe('done');
    expect(jobs.map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 1, 0]);
    for (const { end } of jobs) end();
    expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('refuses a job when it is full, and says when to retry', async () => {
    const queue = new BoundedQueue(1, 1);
    const jobs = [heldJob(), heldJob(), heldJob()];
    const results = jobs.map(({ run }) => queue.run(run));
    await expect(results[2]).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
    expect(jobs[2]!.run).not.toHaveBeenCalled();
    for (const { end } of jobs) end();
    expect(await Promise.all(results.slice(0, 2))).toEqual(['done', 'done']);
  });

  it('starts the next job when one has failed', async () => {
    const queue = new BoundedQueue(1, 1);
    const [first, second] = [heldJob(), heldJob()];
    const results = [queue.run(first.run), queue.run(second.run)];
    first.fail(new Error('out of memory'));
    await expect(results[0]).rejects.toThrow('out of memory');
    second.end();
    expect(await results[1]).toBe('done');
  });

  it('drops a waiting job when its client disconnects, and makes room for another', async () => {
    const queue = new BoundedQueue(1, 1);
    const [first, second, third] = [heldJob(), heldJob(), heldJob()];
    const leaving = new AbortController();
    const one = queue.run(first.run);
    const two = queue.run(second.run, leaving.signal);
    leaving.abort();
    await expect(two).rejects.toMatchObject({ kind: 'unavailable' });
    const three = queue.run(third.run);
    first.end();
    third.end();
    expect(await Promise.all([one, three])).toEqual(['done', 'done']);
    expect(second.run).not.toHaveBeenCalled();
    await expect(queue.run(second.run, leaving.signal)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('finishes a running job even if its client disconnects', async () => {
    const queue = new BoundedQueue(1, 0);
    const leaving = new AbortController();
    const job = heldJob();
    const result = queue.run(job.run, leaving.signal);
    await Promise.resolve();
    leaving.abort();
    job.end();
    expect(await result).toBe('done');
  });
});
