import { readArguments, usage } from './arguments';
import { SCENARIOS } from './scenarios/all-scenarios';

const read = (...args: string[]) => readArguments(args, SCENARIOS);

describe('readArguments', () => {
  it('selects the quick scenario by default', () => {
    expect(read()).toMatchObject({
      name: 'quick',
      size: SCENARIOS['quick']!.defaults,
      isProfiled: false,
    });
  });

  it('uses the given values in place of the defaults', () => {
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
    expect(read('users', ...given)).toMatchObject({
      name: 'users',
      size: { connections: 10_000, zones: 9, seconds: 60, kind: 'plain' },
      isProfiled: true,
    });
  });

  it('keeps the scenario defaults of the options that are not given', () => {
    expect(read('max-capacity', '--seconds', '5').size).toEqual({
      ...SCENARIOS['max-capacity']!.defaults,
      seconds: 5,
    });
  });

  it.each([
    [['unknown']],
    [['users', 'quick']],
    [['users', '--connections', '0']],
    [['users', '--connections', '19001']],
    [['users', '--connections', '1e3']],
    [['users', '--connections', '-5']],
    [['users', '--connections']],
    [['users', '--zones', '121']],
    [['users', '--seconds', '2.5']],
    [['users', '--kind', 'carrier-pigeon']],
    [['users', '--host', 'example.org']],
    [['start', '--connections', '5']],
    [['toString']],
  ])('rejects %j', (args) => {
    expect(() => read(...args)).toThrow();
  });

  it('says what to pass instead', () => {
    expect(() => read('unknown')).toThrow('Pass one scenario: quick, users,');
    expect(() => read('--zones', 'many')).toThrow('Pass a whole number from 1 to 120 to --zones.');
    expect(() => read('start', '--zones', '5')).toThrow('Omit --zones: start does not support it.');
  });
});

describe('usage', () => {
  it('lists every scenario with its options', () => {
    const lines = usage(SCENARIOS).split('\n');
    for (const name of Object.keys(SCENARIOS))
      expect(lines.some((line) => line.startsWith(`  ${name}`))).toBe(true);
    expect(lines).toContain('  max-capacity [--connections …] [--zones …] [--seconds …] [--kind …]');
  });
});
