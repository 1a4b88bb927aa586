import { readArguments, usage } from './arguments';
import { SCENARIOS } from './scenarios/all-scenarios';

const read = (...args: string[]) => readArguments(args, SCENARIOS);

describe('readArguments', () => {
  it('takes the quick look when nothing is given', () => {
    expect(read()).toMatchObject({
      name: 'quick',
      size: SCENARIOS['quick']!.defaults,
      isProfiled: false,
    });
  });

  it('takes what is given for what is usual', () => {
    const given = [
      '--connections',
      '10000',
      '--zones',
      '9',
      '--seconds',
      '60',
      '--kind',
      'plain',
      '--profile',
    ];
    expect(read('people', ...given)).toMatchObject({
      name: 'people',
      size: { connections: 10_000, zones: 9, seconds: 60, kind: 'plain' },
      isProfiled: true,
    });
  });

  it('leaves the defaults of the scenario where nothing is given', () => {
    expect(read('full', '--seconds', '5').size).toEqual({ ...SCENARIOS['full']!.defaults, seconds: 5 });
  });

  it.each([
    [['nobody']],
    [['people', 'quick']],
    [['people', '--connections', '0']],
    [['people', '--connections', '19001']],
    [['people', '--connections', '1e3']],
    [['people', '--connections', '-5']],
    [['people', '--connections']],
    [['people', '--zones', '121']],
    [['people', '--seconds', '2.5']],
    [['people', '--kind', 'carrier-pigeon']],
    [['people', '--host', 'example.org']],
    [['start', '--connections', '5']],
    [['toString']],
  ])('refuses %j', (args) => {
    expect(() => read(...args)).toThrow();
  });

  it('says what to give instead', () => {
    expect(() => read('nobody')).toThrow('Give one scenario: quick, people,');
    expect(() => read('--zones', 'many')).toThrow('Give --zones a whole number from 1 to 120.');
    expect(() => read('start', '--zones', '5')).toThrow('Leave out --zones: start does not take it.');
  });
});

describe('usage', () => {
  it('names every scenario with what may be chosen', () => {
    const lines = usage(SCENARIOS).split('\n');
    for (const name of Object.keys(SCENARIOS))
      expect(lines.some((line) => line.startsWith(`  ${name}`))).toBe(true);
    expect(lines).toContain('  full [--connections …] [--zones …] [--seconds …] [--kind …]');
  });
});
