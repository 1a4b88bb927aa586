import { parseArgs } from 'node:util';
import type { Scenario } from './scenarios/scenario';
import { type Size, SIZE_READERS, type SizeName } from './scenarios/size';

/** What the command line selects. */
export interface BenchArguments {
  name: string;
  scenario: Scenario;
  size: Size;
  /** Whether to write CPU profiles of the program. */
  isProfiled: boolean;
}

const SIZE_NAMES = Object.keys(SIZE_READERS) as SizeName[];

/** @throws Error whose message says what to pass instead */
export function readArguments(
  args: readonly string[],
  scenarios: Readonly<Record<string, Scenario>>,
): BenchArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      connections: { type: 'string' },
      zones: { type: 'string' },
      seconds: { type: 'string' },
      kind: { type: 'string' },
      profile: { type: 'boolean' },
    },
  });
  const [name = Object.keys(scenarios)[0] ?? '', ...more] = positionals;
  const scenario = new Map(Object.entries(scenarios)).get(name);
  if (scenario === undefined || more.length > 0) {
    throw new Error(`Pass one scenario: ${Object.keys(scenarios).join(', ')}.`);
  }
  const given = SIZE_NAMES.filter((each) => values[each] !== undefined);
  const unsupported = given.find((each) => !scenario.options.includes(each));
  if (unsupported !== undefined) {
    throw new Error(`Omit --${unsupported}: ${name} does not support it.`);
  }
  const size = Object.fromEntries(given.map((each) => [each, SIZE_READERS[each](values[each] ?? '')]));
  return { name, scenario, size: { ...scenario.defaults, ...size }, isProfiled: values.profile === true };
}

export function usage(scenarios: Readonly<Record<string, Scenario>>): string {
  const lines = Object.entries(scenarios).map(([name, { about, options }]) => {
    const flags = options.map((option) => ` [--${option} …]`).join('');
    return `  ${name}${flags}\n      ${about}`;
  });
  return `Usage: npm run bench -- [scenario] [options] [--profile]\n${lines.join('\n')}\n`;
}
