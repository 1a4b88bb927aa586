import { InMemoryNodeBus } from '../cluster/in-memory-node-bus';
import { ClientBudgets } from './client-budgets';
import type { RequestClient } from './request-client';

const NETWORK = 'users of 192.0.2.1';

function user(name: string, sharedKey = NETWORK): RequestClient {
  return { kind: 'user', key: `user ${name}`, sharedKey };
}

describe('ClientBudgets', () => {
  let nowMs: number;
  let budgets: ClientBudgets;
  const made: ClientBudgets[] = [];

  /** Clients get 100 ms a second and save up to 1.5 s; the users of a network together three times as much. */
  function budgetsOn(bus = new InMemoryNodeBus(), msPerSecond = 100): ClientBudgets {
    const each = new ClientBudgets(msPerSecond, bus, () => nowMs);
    made.push(each);
    return each;
  }

  beforeEach(() => {
    nowMs = 1_000;
    budgets = budgetsOn();
  });
  afterEach(() => {
    for (const each of made.splice(0)) each.stop();
    jest.useRealTimers();
  });

  it('gives each user a share, whatever other users of the network do', () => {
    budgets.charge(user('greedy'), 1_600);
    expect(budgets.spentKeyOf(user('greedy'))).toBe('user greedy');
    expect(budgets.spentKeyOf(user('modest'))).toBeNull();
  });

  it('gives the users of a network three shares together, however many accounts there are', () => {
    for (let account = 0; account < 30; account += 1) budgets.charge(user(`account ${account}`), 160);
    expect(budgets.spentKeyOf(user('account 31'))).toBe(NETWORK);
    expect(budgets.secondsUntilReady(NETWORK)).toBe(2);
    expect(budgets.spentKeyOf(user('elsewhere', 'users of 192.0.2.2'))).toBeNull();
    nowMs += 2_000;
    expect(budgets.spentKeyOf(user('account 31'))).toBeNull();
  });

  it('counts anonymous clients of the network separately', () => {
    const anonymous: RequestClient = { kind: 'address', key: 'address 192.0.2.1' };
    budgets.charge(user('greedy'), 10_000);
    expect(budgets.spentKeyOf(anonymous)).toBeNull();
    budgets.charge(anonymous, 1_600);
    expect(budgets.spentKeyOf(anonymous)).toBe('address 192.0.2.1');
    expect(budgets.spentMs).toEqual({ user: 10_000, address: 1_600 });
  });

  it('distinguishes refusal and exhaustion of a network', () => {
    budgets.charge(user('one'), 4_600);
    expect(budgets.isExhausted(NETWORK)).toBe(false);
    budgets.charge(user('two'), 2_500);
    expect(budgets.isExhausted(NETWORK)).toBe(true);
  });

  it('counts the spending on other nodes, for the network as well', () => {
    jest.useFakeTimers();
    const bus = new InMemoryNodeBus();
    const [here, there] = [budgetsOn(bus), budgetsOn(bus)];
    for (let account = 0; account < 5; account += 1) there.charge(user(`account ${account}`), 1_000);
    expect(here.spentKeyOf(user('another'))).toBeNull();
    jest.advanceTimersByTime(1_000);
    expect(here.spentKeyOf(user('another'))).toBe(NETWORK);
  });

  it('refuses no client without a limit', () => {
    const unlimited = budgetsOn(new InMemoryNodeBus(), 0);
    unlimited.charge(user('greedy'), 1_000_000);
    expect(unlimited.spentKeyOf(user('greedy'))).toBeNull();
  });
});
