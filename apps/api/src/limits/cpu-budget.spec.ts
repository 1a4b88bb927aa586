import { MS_PER_HOUR, MS_PER_SECOND } from '@live-tz/wall-clock';
import { CpuBudget } from './cpu-budget';

describe('CpuBudget', () => {
  let nowMs = 0;
  let budget: CpuBudget;

  beforeEach(() => {
    nowMs = 1_000;
    budget = new CpuBudget(100, () => nowMs);
  });

  it('lets a client spend its savings, and then its share of each second', () => {
    budget.charge('a', 1_500);
    expect(budget.isSpent('a')).toBe(false);
    budget.charge('a', 50);
    expect(budget.isSpent('a')).toBe(true);
    nowMs += 500;
    expect(budget.isSpent('a')).toBe(false);
    budget.charge('a', 1);
    expect(budget.isSpent('a')).toBe(true);
  });

  it('keeps clients apart', () => {
    budget.charge('a', 5_000);
    expect([budget.isSpent('a'), budget.isSpent('b')]).toEqual([true, false]);
  });

  it('saves no more than a burst, and owes no more than that', () => {
    nowMs += MS_PER_HOUR;
    budget.charge('a', 1_000_000);
    expect(budget.isExhausted('a')).toBe(true);
    nowMs += 15_000;
    expect(budget.isSpent('a')).toBe(false);
  });

  it('distinguishes refusal and exhaustion', () => {
    budget.charge('a', 1_600);
    expect([budget.isSpent('a'), budget.isExhausted('a')]).toEqual([true, false]);
    budget.charge('a', 700);
    expect(budget.isExhausted('a')).toBe(true);
  });

  it.each([
    [1_510, 2],
    [1_600, 2],
    [1_750, 4],
  ])('makes a client that spent %d ms wait %d s', (costMs, seconds) => {
    budget.charge('a', costMs);
    expect(budget.secondsUntilReady('a')).toBe(seconds);
    nowMs += seconds * MS_PER_SECOND;
    expect(budget.isSpent('a')).toBe(false);
  });

  it('forgets a client whose budget is full again', () => {
    budget.charge('a', 100);
    budget.charge('b', 1_000);
    nowMs += 1_000;
    budget.sweep();
    expect(budget.size).toBe(1);
  });

  it('remembers a limited number of clients, the most recent ones', () => {
    for (let client = 0; client < 100_050; client += 1) budget.charge(`client ${client}`, 2_000);
    expect(budget.size).toBe(100_000);
    expect(budget.isSpent('client 0')).toBe(false);
    expect(budget.isSpent('client 100049')).toBe(true);
  });

  it('counts nothing without a limit', () => {
    const unlimited = new CpuBudget(0, () => nowMs);
    unlimited.charge('a', 1_000_000);
    expect([unlimited.isSpent('a'), unlimited.size, unlimited.secondsUntilReady('a')]).toEqual([false, 0, 0]);
  });
});
