import { setTimeout as pause } from 'node:timers/promises';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Announcement } from '../announcement';
import type { TickBus } from '../ticks/tick-bus';
import { AnnouncementRecorder } from './announcement-recorder';

/** A transport with the buses of its nodes. */
export interface TickBusHarness {
  /** One bus per node, connected to each other; a bus for a single process has one. */
  nodes: readonly [TickBus, ...TickBus[]];
  /** For a transport that can fail: interrupts it, and restores it until the nodes are connected again. */
  outage?: { begin(): Promise<void>; end(): Promise<void> };
  /** Removes what the harness has started; the suite closes the buses. */
  dispose(): Promise<void>;
}

/** The contract of every {@link TickBus}. */
export function describeTickBus(name: string, makeHarness: () => Promise<TickBusHarness>): void {
  describe(`${name} as a TickBus`, () => {
    let harness: TickBusHarness;
    let first: TickBus;
    let recorders: AnnouncementRecorder[];

    beforeEach(async () => {
      harness = await makeHarness();
      first = harness.nodes[0];
      recorders = harness.nodes.map(listeningTo);
    });

    afterEach(async () => {
      await Promise.all(harness.nodes.map((bus) => bus.close()));
      await harness.dispose();
    });

    it('delivers to every subscriber, those of the publishing node included', async () => {
      const second = listeningTo(first);
      await first.publish(announcementOf(7));
      for (const recorder of [...recorders, second]) {
        await recorder.arrived(1);
        expect(recorder.all).toEqual([announcementOf(7)]);
      }
    });

    it('delivers what any node publishes', async () => {
      for (const [index, node] of harness.nodes.entries()) await node.publish(announcementOf(index));
      for (const recorder of recorders) {
        await recorder.arrived(harness.nodes.length);
        expect(recorder.seconds.sort()).toEqual([...harness.nodes.keys()]);
      }
    });

    it('keeps the order', async () => {
      const seconds = Array.from({ length: 50 }, (_, index) => index);
      await Promise.all(seconds.map((second) => first.publish(announcementOf(second))));
      for (const recorder of recorders) {
        await recorder.arrived(seconds.length);
        expect(recorder.seconds).toEqual(seconds);
      }
    });

    it('survives a subscriber that throws', async () => {
      first.subscribe(() => {
        throw new Error('A subscriber that throws: this is part of the test.');
      });
      const after = listeningTo(first);
      await first.publish(announcementOf(1));
      await first.publish(announcementOf(2));
      await after.arrived(2);
      expect(after.seconds).toEqual([1, 2]);
    });

    it('does not deliver to a subscriber that has unsubscribed', async () => {
      const left = new AnnouncementRecorder();
      first.subscribe(left.record)();
      await first.publish(announcementOf(1));
      await recorders[0]!.arrived(1);
      expect(left.all).toEqual([]);
    });

    it('rejects and delivers nothing once it is closed', async () => {
      await first.close();
      await first.close();
      await expect(first.publish(announcementOf(1))).rejects.toThrow();
      expect(recorders.flatMap(({ all }) => all)).toEqual([]);
    });

    it('leaves no handle when it is closed', async () => {
      await Promise.all(harness.nodes.map((bus) => bus.close()));
      await harness.dispose();
      const before = handles();
      harness = await makeHarness();
      await harness.nodes[0].publish(announcementOf(1));
      await Promise.all(harness.nodes.map((bus) => bus.close()));
      await harness.dispose();
      expect(await addedTo(before)).toEqual([]);
    });

    it('rejects while its transport is down, stores nothing for later, and recovers', async () => {
      if (harness.outage === undefined) return expect(harness.nodes).toHaveLength(1);
      await harness.outage.begin();
      await expect(first.publish(announcementOf(1))).rejects.toThrow();
      await harness.outage.end();
      await first.publish(announcementOf(2));
      for (const recorder of recorders) {
        await recorder.arrived(1);
        expect(recorder.seconds).toEqual([2]);
      }
    });
  });
}

function listeningTo(bus: TickBus): AnnouncementRecorder {
  const recorder = new AnnouncementRecorder();
  bus.subscribe(recorder.record);
  return recorder;
}

function announcementOf(second: number): Announcement {
  return { second, issuedAtMs: second * MS_PER_SECOND - 990, rulesRelease: '2026f' };
}

/** The handles that exist beyond the previous ones, once the event loop has had time to remove closed ones. */
async function addedTo(before: readonly string[]): Promise<string[]> {
  for (let turn = 0; turn < 300 && beyond(before).length > 0; turn += 1) await pause(100);
  return beyond(before);
}

function beyond(before: readonly string[]): string[] {
  const left = [...before];
  return handles().filter((kind) => {
    const index = left.indexOf(kind);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function handles(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => /Socket|TCP|Pipe|Timeout/.test(kind))
    .sort();
}
