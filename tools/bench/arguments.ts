import { parseArgs } from 'node:util';
import type { Scenario } from './scenarios/scenario';
import { type Size, SIZE_READERS, type SizeName } from './scenarios/size';

/** What the command line asks for. */
export interface Order {
  name: string;
  scenario: Scenario;
  size: Size;
  /** Whether the program is to be profiled. */
  isProfiled: boolean;
}

const SIZE_NAMES = Object.keys(SIZE_READERS) as SizeName[];

/** @throws Error with a sentence on what to give instead */
export function readArguments(args: readonly string[], scenarios: Readonly<Record<string, Scenario>>): Order {
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
    throw new Error(`Give one scenario: ${Object.keys(scenarios).join(', ')}.`);
  }
  const chosen = SIZE_NAMES.filter((each) => values[each] !== undefined);
  const stray = chosen.find((each) => !scenario.choices.includes(each));
  if (stray !== undefined) throw new Error(`Leave out --${stray}: ${name} does not take it.`);
  const given = Object.fromEntries(chosen.map((each) => [each, SIZE_READERS[each](values[each] ?? '')]));
  return { name, scenario, size: { ...scenario.defaults, ...given }, isProfiled: values.profile === true };
}

/** What can be asked for. */
export function usage(scenarios: Readonly<Record<string, Scenario>>): string {
  const lines = Object.entries(scenarios).map(([name, { about, choices }]) => {
    const options = choices.map((choice) => ` [--${choice} …]`).join('');
    return `  ${name}${options}\n      ${about}`;
  });
  return `Usage: npm run bench -- [scenario] [options] [--profile]\n${lines.join('\n')}\n`;
}
