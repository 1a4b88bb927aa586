import { msUntil, secondOf } from '@live-tz/wall-clock';
import type { Announcement } from '../announcement';
import { MAX_LEAD_MS } from '../ticks/confirmations';
import type { TickSource } from '../ticks/tick-source';

/** A source with the time it runs on: a fake clock's, or the real one where the source stands on a real service. */
export interface TickSourceHarness {
  source: TickSource;
  /** The release the source must name. */
  rulesRelease: string;
  nowMs(): number;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass while the process is blocked. */
  stall(ms: number): Promise<void>;
  /** Removes what the harness itself has started; the suite stops the source. */
  dispose(): Promise<void>;
}

interface Heard extends Announcement {
  heardAtMs: number;
}

/** Between two looks at what was heard. */
const LOOK_EVERY_MS = 100;

/** What every {@link TickSource} keeps to. */
export function describeTickSource(name: string, makeHarness: () => Promise<TickSourceHarness>): void {
  describe(`${name} as a TickSource`, () => {
    let harness: TickSourceHarness;
    let heard: Heard[];
    const record = (announcement: Announcement) =>
      heard.push({ ...announcement, heardAtMs: harness.nowMs() });
    const seconds = () => heard.map(({ second }) => second);
    /** Lets time pass until so many seconds were announced in all, however long a busy machine takes for them. */
    const announced = async (count: number) => {
      while (heard.length < count) await harness.pass(LOOK_EVERY_MS);
    };

    beforeEach(async () => {
      heard = [];
      harness = await makeHarness();
    });

    afterEach(async () => {
      await harness.source.stop();
      await harness.dispose();
    });

    it('announces one whole second after the other', async () => {
      harness.source.start(record);
      await announced(5);
      expect(seconds()).toEqual(consecutiveFrom(seconds()[0]!, heard.length));
      expect(seconds().every(Number.isSafeInteger)).toBe(true);
    });

    it('announces each before it begins, and says when', async () => {
      harness.source.start(record);
      await announced(5);
      for (const { second, issuedAtMs, heardAtMs } of heard) {
        expect(msUntil(second, issuedAtMs)).toBeGreaterThan(0);
        expect(msUntil(second, issuedAtMs)).toBeLessThanOrEqual(MAX_LEAD_MS);
        expect(issuedAtMs).toBeLessThanOrEqual(heardAtMs);
      }
    });

    it('names the release of its zone rules', async () => {
      harness.source.start(record);
      await announced(2);
      expect(new Set(heard.map(({ rulesRelease }) => rulesRelease))).toEqual(new Set([harness.rulesRelease]));
    });

    it('skips what a stall has cost it, and does not bunch', async () => {
      harness.source.start(record);
      await announced(2);
      const before = heard.length;
      await harness.stall(5000);
      const resumedMs = harness.nowMs();
      await announced(before + 3);
      const after = heard.slice(before);
      expect(after[0]!.second).toBeGreaterThan(secondOf(resumedMs));
      expect(seconds()).toEqual([...new Set(seconds())].sort((a, b) => a - b));
      for (const { second, issuedAtMs } of after) expect(msUntil(second, issuedAtMs)).toBeGreaterThan(0);
    });

    it('is one stream, however often it is started', async () => {
      harness.source.start(record);
      harness.source.start(record);
      await announced(3);
      expect(seconds()).toEqual([...new Set(seconds())]);
    });

    it('is silent for good once it is stopped', async () => {
      harness.source.start(record);
      await announced(1);
      await harness.source.stop();
      const before = heard.length;
      harness.source.start(record);
      await harness.pass(3000);
      expect(heard).toHaveLength(before);
    });
  });
}

function consecutiveFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
