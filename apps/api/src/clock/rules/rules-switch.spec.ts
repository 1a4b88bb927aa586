import { Logger } from '@nestjs/common';
import { MS_PER_SECOND, secondOf } from '@live-tz/wall-clock';
import { InMemoryNodeBus } from '../../cluster/in-memory-node-bus';
import { RuleSet } from '../../timezones/rules/rule-set';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { RulesSwitch, SWITCH_LEAD_SECONDS } from './rules-switch';
import { FakeClock } from '../testing/fake-clock';

const setOf = (version: string): RuleSet =>
  new RuleSet(
    { version, zones: ['Etc/UTC|UTC|0|0|'], links: ['Etc/UTC|UTC'] },
    { source: `${version}.json`, releasedOn: null },
  );

describe('RulesSwitch', () => {
  let clock: FakeClock;
  let bus: InMemoryNodeBus;

  /** A node on the bus, with the rules that it uses. */
  function newNode() {
    const rules = new ZoneRules();
    const node = new RulesSwitch(rules, bus, clock);
    node.onModuleInit();
    return { rules, node };
  }
  const now = () => secondOf(clock.nowMs());

  beforeEach(() => {
    jest.spyOn(Logger.prototype, 'log').mockImplementation();
    clock = new FakeClock();
    bus = new InMemoryNodeBus();
  });
  afterEach(() => jest.restoreAllMocks());

  it('applies rules in a second that is announced in advance, and not before it', () => {
    const { rules, node } = newNode();
    const before = rules.release;
    node.take(setOf('2027a'));
    const fromSecond = now() + SWITCH_LEAD_SECONDS;
    node.beginSecond(fromSecond - 1);
    expect(rules.release).toBe(before);
    node.beginSecond(fromSecond);
    expect(rules.release).toBe('2027a');
  });

  it('knows the rules of each coming second', () => {
    const { rules, node } = newNode();
    const before = rules.release;
    node.take(setOf('2027a'));
    const fromSecond = now() + SWITCH_LEAD_SECONDS;
    expect(node.rulesAt(fromSecond - 1).release).toBe(before);
    expect(node.rulesAt(fromSecond).release).toBe('2027a');
    node.beginSecond(fromSecond);
    expect(node.rulesAt(fromSecond + 1).release).toBe('2027a');
  });

  it('applies them in the first possible second if the announced one was skipped', () => {
    const { rules, node } = newNode();
    node.take(setOf('2027a'));
    node.beginSecond(now() + SWITCH_LEAD_SECONDS + 7);
    expect(rules.release).toBe('2027a');
  });

  it('does not wait for a second that is far away because the clock was set back', () => {
    const { rules, node } = newNode();
    node.take(setOf('2027a'));
    node.beginSecond(now() - 3600);
    expect(rules.release).toBe('2027a');
  });

  it('uses the same second on every node that has them by then', () => {
    const [first, second] = [newNode(), newNode()];
    first.node.take(setOf('2027a'));
    const fromSecond = now() + SWITCH_LEAD_SECONDS;
    clock.pass(2000);
    second.node.take(setOf('2027a'));
    for (const { rules, node } of [first, second]) {
      node.beginSecond(fromSecond - 1);
      expect(rules.source).toBe('bundled');
      node.beginSecond(fromSecond);
      expect(rules.source).toBe('2027a.json');
    }
  });

  it('uses the earliest second if nodes announce several at the same moment', () => {
    const { rules, node } = newNode();
    const late = setOf('2027a');
    node.take(late);
    const earlier = now() + SWITCH_LEAD_SECONDS - 1;
    bus.publish('zone-rules-ready', { release: '2027a', digest: late.digest, fromSecond: earlier });
    bus.publish('zone-rules-ready', { release: '2027a', digest: late.digest, fromSecond: earlier + 5 });
    node.beginSecond(earlier);
    expect(rules.release).toBe('2027a');
  });

  it('applies them at once if the other nodes use them already', () => {
    const [first, late] = [newNode(), newNode()];
    first.node.take(setOf('2027a'));
    clock.pass(600_000);
    late.node.take(setOf('2027a'));
    late.node.beginSecond(now() + 1);
    expect(late.rules.release).toBe('2027a');
  });

  it('does not affect a node without them, or with different rules of the same name', () => {
    const [first, without, other] = [newNode(), newNode(), newNode()];
    other.node.take(
      new RuleSet(
        { version: '2027a', zones: ['Etc/UTC|GMT|0|0|'], links: ['Etc/UTC|UTC'] },
        { source: 'other', releasedOn: null },
      ),
    );
    first.node.take(setOf('2027a'));
    for (const { node } of [first, without, other]) node.beginSecond(now() + SWITCH_LEAD_SECONDS);
    expect(without.rules.source).toBe('bundled');
    expect(other.rules.source).toBe('other');
    expect([first, without, other].map(({ node }) => node.isAsAgreed())).toEqual([true, false, false]);
  });

  it('can go back to an older release', () => {
    const { rules, node } = newNode();
    for (const release of ['2027a', '2026a', '2027a']) {
      node.take(setOf(release));
      clock.pass(SWITCH_LEAD_SECONDS * MS_PER_SECOND);
      node.beginSecond(now());
      expect(rules.release).toBe(release);
    }
  });

  it('applies the last of several in a row, and none that was withdrawn', () => {
    const { rules, node } = newNode();
    node.take(setOf('2027a'));
    node.take(setOf('2027b'));
    node.beginSecond(now() + SWITCH_LEAD_SECONDS);
    expect(rules.release).toBe('2027b');
    node.take(setOf('2027c'));
    node.take(setOf('2027b'));
    node.beginSecond(now() + SWITCH_LEAD_SECONDS);
    expect(rules.release).toBe('2027b');
  });

  it('announces nothing for rules that are in force', () => {
    const { node, rules } = newNode();
    const published = jest.spyOn(bus, 'publish');
    node.take(rules.set);
    expect(published).not.toHaveBeenCalled();
  });
});
