import { EventEmitter, once } from 'node:events';
import type { NodeBus } from '../node-bus';

/** One transport with the buses of its nodes. */
export interface NodeBusHarness {
  /** One bus a node; a bus that serves a single process gives one. They are connected. */
  nodes: readonly [NodeBus, ...NodeBus[]];
  /** For a transport that can be lost: takes it away, and brings it back until the nodes are connected again. */
  outage?: { begin(): Promise<void>; end(): Promise<void> };
  /** Removes what the harness itself has started; the suite closes the buses. */
  dispose(): Promise<void>;
}

/** What every {@link NodeBus} keeps to. */
export function describeNodeBus(name: string, makeHarness: () => Promise<NodeBusHarness>): void {
  describe(`${name} as a NodeBus`, () => {
    let harness: NodeBusHarness;
    let first: NodeBus;
    let ears: Ear[];

    beforeEach(async () => {
      harness = await makeHarness();
      first = harness.nodes[0];
      ears = harness.nodes.map((bus) => new Ear(bus));
    });

    afterEach(async () => {
      await Promise.all(harness.nodes.map((bus) => bus.close()));
      await harness.dispose();
    });

    it('tells every node once, whichever it is that speaks', async () => {
      for (const [index, node] of harness.nodes.entries()) {
        node.publish('saved-zones-changed', { userId: `person-${index}` });
      }
      // Comes after all that was said before, whoever said it: nothing is on its way any more then.
      for (const node of harness.nodes) node.publish('saved-zones-changed', { userId: 'last' });
      const all = [...harness.nodes.keys()].flatMap((index) => [`person-${index}`, 'last']);
      for (const ear of ears) expect((await ear.heard(all.length)).sort()).toEqual(all.sort());
    });

    it('tells the node that speaks before the call returns', () => {
      first.publish('saved-zones-changed', { userId: 'me' });
      expect(ears[0]!.persons).toEqual(['me']);
    });

    it('keeps the topics apart', async () => {
      const ended: string[][] = [];
      for (const node of harness.nodes) {
        node.subscribe('sessions-ended', ({ sessionIds }) => ended.push(sessionIds));
      }
      first.publish('sessions-ended', { sessionIds: ['a', 'b'] });
      first.publish('saved-zones-changed', { userId: 'after' });
      for (const ear of ears) expect(await ear.heard(1)).toEqual(['after']);
      expect(ended).toEqual(harness.nodes.map(() => ['a', 'b']));
    });

    it('survives a listener that throws', async () => {
      for (const node of harness.nodes) {
        node.subscribe('sessions-ended', () => {
          throw new Error('A listener that throws: this is part of the test.');
        });
      }
      const after = harness.nodes.map((node) => {
        const heard: string[] = [];
        node.subscribe('sessions-ended', ({ sessionIds }) => heard.push(...sessionIds));
        return heard;
      });
      first.publish('sessions-ended', { sessionIds: ['a'] });
      first.publish('saved-zones-changed', { userId: 'after' });
      await Promise.all(ears.map((ear) => ear.heard(1)));
      expect(after).toEqual(harness.nodes.map(() => ['a']));
    });

    it('says and hears nothing once it is closed', async () => {
      const [, ...others] = ears;
      await first.close();
      await first.close();
      first.publish('saved-zones-changed', { userId: 'ghost' });
      first.subscribe('saved-zones-changed', ({ userId }) => ears[0]!.persons.push(userId));
      for (const node of harness.nodes.slice(1)) node.publish('saved-zones-changed', { userId: 'alive' });
      for (const ear of others) expect(await ear.heard(others.length)).not.toContain('ghost');
      expect(ears[0]!.persons).toEqual([]);
    });

    it('keeps this node going while its transport is down, and tells the others again afterwards', async () => {
      if (harness.outage === undefined) return expect(harness.nodes).toHaveLength(1);
      await harness.outage.begin();
      first.publish('saved-zones-changed', { userId: 'lost' });
      expect(ears[0]!.persons).toEqual(['lost']);
      await harness.outage.end();
      first.publish('saved-zones-changed', { userId: 'again' });
      for (const ear of ears.slice(1)) expect(await ear.heard(1)).toEqual(['again']);
    });
  });
}

/** Keeps what a node heard, and lets a test wait for it. */
class Ear {
  readonly persons: string[] = [];
  private readonly arrivals = new EventEmitter();

  constructor(bus: NodeBus) {
    bus.subscribe('saved-zones-changed', ({ userId }) => {
      this.persons.push(userId);
      this.arrivals.emit('heard');
    });
  }

  async heard(count: number): Promise<string[]> {
    while (this.persons.length < count) await once(this.arrivals, 'heard');
    return this.persons;
  }
}
