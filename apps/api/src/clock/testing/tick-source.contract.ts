import { msUntil, secondOf } from '@live-tz/wall-clock';
import type { Announcement } from '../announcement';
import { MAX_LEAD_MS } from '../ticks/confirmations';
import type { TickSource } from '../ticks/tick-source';

/** A source with the clock that it uses: a fake one, or the real one if the source uses a real service. */
export interface TickSourceHarness {
  source: TickSource;
  /** The release that the source must name. */
  rulesRelease: string;
  nowMs(): number;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass while the process is blocked. */
  stall(ms: number): Promise<void>;
  /** Removes what the harness has started; the suite stops the source. */
  dispose(): Promise<void>;
}

interface ReceivedAnnouncement extends Announcement {
  receivedAtMs: number;
}

/** The interval at which the received announcements are checked. */
const CHECK_INTERVAL_MS = 100;

/** The contract of every {@link TickSource}. */
export function describeTickSource(name: string, makeHarness: () => Promise<TickSourceHarness>): void {
  describe(`${name} as a TickSource`, () => {
    let harness: TickSourceHarness;
    let received: ReceivedAnnouncement[];
    const record = (announcement: Announcement) =>
      received.push({ ...announcement, receivedAtMs: harness.nowMs() });
    const seconds = () => received.map(({ second }) => second);
    /** Lets time pass until this many seconds have been announced, however long a busy machine takes. */
    const announced = async (count: number) => {
      while (received.length < count) await harness.pass(CHECK_INTERVAL_MS);
    };

    beforeEach(async () => {
      received = [];
      harness = await makeHarness();
    });

    afterEach(async () => {
      await harness.source.stop();
      await harness.dispose();
    });

    it('announces one whole second after the other', async () => {
      harness.source.start(record);
      await announced(5);
      expect(seconds()).toEqual(consecutiveFrom(seconds()[0]!, received.length));
      expect(seconds().every(Number.isSafeInteger)).toBe(true);
    });

    it('announces each second before it begins, and says when', async () => {
      harness.source.start(record);
      await announced(5);
      for (const { second, issuedAtMs, receivedAtMs } of received) {
        expect(msUntil(second, issuedAtMs)).toBeGreaterThan(0);
        expect(msUntil(second, issuedAtMs)).toBeLessThanOrEqual(MAX_LEAD_MS);
        expect(issuedAtMs).toBeLessThanOrEqual(receivedAtMs);
      }
    });

    it('names the release of its zone rules', async () => {
      harness.source.start(record);
      await announced(2);
      expect(new Set(received.map(({ rulesRelease }) => rulesRelease))).toEqual(
        new Set([harness.rulesRelease]),
      );
    });

    it('skips the seconds of a stall, and does not announce several at once', async () => {
      harness.source.start(record);
      await announced(2);
      const before = received.length;
      await harness.stall(5000);
      const resumedMs = harness.nowMs();
      await announced(before + 3);
      const after = received.slice(before);
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

    it('announces nothing once it is stopped', async () => {
      harness.source.start(record);
      await announced(1);
      await harness.source.stop();
      const before = received.length;
      harness.source.start(record);
      await harness.pass(3000);
      expect(received).toHaveLength(before);
    });
  });
}

function consecutiveFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
