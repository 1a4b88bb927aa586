import { EventEmitter, once } from 'node:events';
import type { NodeBus } from '../node-bus';

/** A transport with the buses of its nodes. */
export interface NodeBusHarness {
  /** One bus per node, connected to each other; a bus for a single process has one. */
  nodes: readonly [NodeBus, ...NodeBus[]];
  /** For a transport that can fail: interrupts it, and restores it until the nodes are connected again. */
  outage?: { begin(): Promise<void>; end(): Promise<void> };
  /** Removes what the harness has started; the suite closes the buses. */
  dispose(): Promise<void>;
}

/** The contract of every {@link NodeBus}. */
export function describeNodeBus(name: string, makeHarness: () => Promise<NodeBusHarness>): void {
  describe(`${name} as a NodeBus`, () => {
    let harness: NodeBusHarness;
    let first: NodeBus;
    let recorders: MessageRecorder[];

    beforeEach(async () => {
      harness = await makeHarness();
      first = harness.nodes[0];
      recorders = harness.nodes.map((bus) => new MessageRecorder(bus));
    });

    afterEach(async () => {
      await Promise.all(harness.nodes.map((bus) => bus.close()));
      await harness.dispose();
    });

    it('delivers each message once to every node, whichever node sends it', async () => {
      for (const [index, node] of harness.nodes.entries()) {
        node.publish('saved-zones-changed', { userId: `user-${index}` });
      }
      // Follows all earlier messages of any node: none is in flight any more.
      for (const node of harness.nodes) node.publish('saved-zones-changed', { userId: 'last' });
      const all = [...harness.nodes.keys()].flatMap((index) => [`user-${index}`, 'last']);
      for (const recorder of recorders)
        expect((await recorder.received(all.length)).sort()).toEqual(all.sort());
    });

    it('delivers to the sending node before the call returns', () => {
      first.publish('saved-zones-changed', { userId: 'me' });
      expect(recorders[0]!.users).toEqual(['me']);
    });

    it('keeps topics apart', async () => {
      const ended: string[][] = [];
      for (const node of harness.nodes) {
        node.subscribe('sessions-ended', ({ sessionIds }) => ended.push(sessionIds));
      }
      first.publish('sessions-ended', { sessionIds: ['a', 'b'] });
      first.publish('saved-zones-changed', { userId: 'after' });
      for (const recorder of recorders) expect(await recorder.received(1)).toEqual(['after']);
      expect(ended).toEqual(harness.nodes.map(() => ['a', 'b']));
    });

    it('survives a listener that throws', async () => {
      for (const node of harness.nodes) {
        node.subscribe('sessions-ended', () => {
          throw new Error('A listener that throws: this is part of the test.');
        });
      }
      const after = harness.nodes.map((node) => {
        const received: string[] = [];
        node.subscribe('sessions-ended', ({ sessionIds }) => received.push(...sessionIds));
        return received;
      });
      first.publish('sessions-ended', { sessionIds: ['a'] });
      first.publish('saved-zones-changed', { userId: 'after' });
      await Promise.all(recorders.map((recorder) => recorder.received(1)));
      expect(after).toEqual(harness.nodes.map(() => ['a']));
    });

    it('delivers nothing once it is closed', async () => {
      const [, ...others] = recorders;
      await first.close();
      await first.close();
      first.publish('saved-zones-changed', { userId: 'ghost' });
      first.subscribe('saved-zones-changed', ({ userId }) => recorders[0]!.users.push(userId));
      for (const node of harness.nodes.slice(1)) node.publish('saved-zones-changed', { userId: 'alive' });
      for (const recorder of others) expect(await recorder.received(others.length)).not.toContain('ghost');
      expect(recorders[0]!.users).toEqual([]);
    });

    it('delivers to this node while the transport is down, and to the others again afterwards', async () => {
      if (harness.outage === undefined) return expect(harness.nodes).toHaveLength(1);
      await harness.outage.begin();
      first.publish('saved-zones-changed', { userId: 'lost' });
      expect(recorders[0]!.users).toEqual(['lost']);
      await harness.outage.end();
      first.publish('saved-zones-changed', { userId: 'again' });
      for (const recorder of recorders.slice(1)) expect(await recorder.received(1)).toEqual(['again']);
    });
  });
}

/** Records the messages of a node, and lets a test wait for them. */
class MessageRecorder {
  readonly users: string[] = [];
  private readonly arrivals = new EventEmitter();

  constructor(bus: NodeBus) {
    bus.subscribe('saved-zones-changed', ({ userId }) => {
      this.users.push(userId);
      this.arrivals.emit('received');
    });
  }

  async received(count: number): Promise<string[]> {
    while (this.users.length < count) await once(this.arrivals, 'received');
    return this.users;
  }
}
