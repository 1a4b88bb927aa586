import { Writable } from 'node:stream';
import { FanOut, type Subscriber } from './fan-out';
import { UNREAD_SECONDS } from './socket-limits';

class Viewer implements Subscriber {
  readonly seen: string[] = [];
  private take: (() => void) | null = null;
  /** Whether its kernel accepts no data. */
  isStuck = false;

  readonly wire = new Writable({
    write: (chunk, _encoding, done) => {
      this.seen.push(String(chunk));
      if (this.isStuck) this.take = done;
      else done();
    },
  });

  loosen(): void {
    this.isStuck = false;
    this.take?.();
  }
}

const viewersOf = (size: number): Set<Viewer> => new Set(Array.from({ length: size }, () => new Viewer()));
const audience = (text: string, subscribers: ReadonlySet<Viewer>) => ({
  frame: Buffer.from(text),
  subscribers,
});

describe('FanOut', () => {
  it('sends each subscriber its frame once, even to many', async () => {
    const fanOut = new FanOut<Viewer>();
    const [many, few] = [viewersOf(1_701), viewersOf(3)];
    expect(await fanOut.show([audience('a', many), audience('-', new Set()), audience('b', few)])).toEqual(
      [],
    );
    for (const { seen } of many) expect(seen).toEqual(['a']);
    for (const { seen } of few) expect(seen).toEqual(['b']);
  });

  it('lets other work run in between', async () => {
    const fanOut = new FanOut<Viewer>();
    const viewers = viewersOf(2_000);
    const shown = fanOut.show([audience('a', viewers)]);
    const servedAtOnce = [...viewers].filter(({ seen }) => seen.length > 0).length;
    expect(servedAtOnce).toBeGreaterThan(0);
    expect(servedAtOnce).toBeLessThan(viewers.size);
    await shown;
  });

  it('finishes a second before it starts the next one, in order', async () => {
    const fanOut = new FanOut<Viewer>();
    const viewers = viewersOf(1_200);
    await Promise.all([fanOut.show([audience('1', viewers)]), fanOut.show([audience('2', viewers)])]);
    for (const { seen } of viewers) expect(seen).toEqual(['1', '2']);
  });

  it('misses and repeats nothing when subscribers join and leave in the meantime', async () => {
    const fanOut = new FanOut<Viewer>();
    const viewers = viewersOf(1_500);
    const [first, ...others] = viewers;
    const shown = fanOut.show([audience('1', viewers)]);
    const last = others.at(-1)!;
    const newcomer = new Viewer();
    viewers.delete(first!);
    viewers.delete(last);
    viewers.add(newcomer);
    await shown;
    expect(last.seen).toEqual([]);
    for (const { seen } of [first!, newcomer, ...others.slice(0, -1)]) expect(seen).toEqual(['1']);
  });

  it('skips a frame that would queue behind another, and reports subscribers that never read', async () => {
    const fanOut = new FanOut<Viewer>();
    const [slow, dead, fast] = [new Viewer(), new Viewer(), new Viewer()];
    const viewers = new Set([slow, dead, fast]);
    slow.isStuck = dead.isStuck = true;
    const reported: Viewer[][] = [];
    for (let second = 0; second <= UNREAD_SECONDS; second += 1) {
      if (second === 5) slow.loosen();
      reported.push(await fanOut.show([audience(`${second}`, viewers)]));
    }
    expect(dead.seen).toEqual(['0']);
    expect(slow.seen).toEqual(['0', '5', '6', '7', '8', '9', '10']);
    expect(fast.seen).toHaveLength(UNREAD_SECONDS + 1);
    expect(reported.flat()).toEqual([dead]);
  });

  it('continues with the next second after one has failed', async () => {
    const fanOut = new FanOut<Viewer>();
    const viewers = viewersOf(1);
    const failing = function* () {
      yield audience('1', viewers);
      throw new Error('An audience that fails: this is part of the test.');
    };
    await expect(fanOut.show(failing())).rejects.toThrow('An audience that fails');
    await fanOut.show([audience('2', viewers)]);
    for (const { seen } of viewers) expect(seen).toEqual(['1', '2']);
  });

  it('writes nothing to a connection that has ended', async () => {
    const fanOut = new FanOut<Viewer>();
    const gone = new Viewer();
    gone.wire.end();
    await fanOut.show([audience('1', new Set([gone]))]);
    expect(gone.seen).toEqual([]);
  });
});
