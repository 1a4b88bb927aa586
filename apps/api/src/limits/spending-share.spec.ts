import { InMemoryNodeBus } from '../cluster/in-memory-node-bus';
import { SpendingShare } from './spending-share';

describe('SpendingShare', () => {
  let bus: InMemoryNodeBus;
  let charged: [node: string, client: string, costMs: number][];
  const node = (name: string): SpendingShare =>
    new SpendingShare(bus, (client, costMs) => charged.push([name, client, costMs]));

  beforeEach(() => {
    jest.useFakeTimers();
    bus = new InMemoryNodeBus();
    charged = [];
  });
  afterEach(() => jest.useRealTimers());

  it('tells the other nodes, once a second and in total, which clients have spent much', () => {
    const [one] = [node('one'), node('other')];
    one.add('a', 30);
    one.add('a', 40);
    one.add('b', 60);
    expect(charged).toEqual([]);
    jest.advanceTimersByTime(1_000);
    expect(charged).toEqual([
      ['other', 'a', 70],
      ['other', 'b', 60],
    ]);
    jest.advanceTimersByTime(10_000);
    expect(charged).toHaveLength(2);
  });

  it('does not share ordinary use', () => {
    const published = jest.spyOn(bus, 'publish');
    const [one] = [node('one'), node('other')];
    one.add('a', 49);
    jest.advanceTimersByTime(1_000);
    expect(published).not.toHaveBeenCalled();
  });

  it('shares nothing once it is stopped', () => {
    const [one] = [node('one'), node('other')];
    one.add('a', 100);
    one.stop();
    jest.advanceTimersByTime(1_000);
    expect(charged).toEqual([]);
  });
});
