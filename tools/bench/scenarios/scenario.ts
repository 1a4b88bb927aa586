import type { Run } from './run';
import type { Size, SizeName } from './size';
import type { Stage } from './stage';

/** A promise about the program, and what was measured. */
export interface Bar {
  what: string;
  measured: number;
  /** What it may be at the most. */
  atMost: number;
  unit: string;
}

/** What came of a scenario. */
export interface Findings {
  runs: Run[];
  bars: Bar[];
  /** Further figures by what they are of, in the order they were taken. */
  series: { what: string; unit: string; figures: number[] }[];
}

/** Something that can be measured by itself. */
export interface Scenario {
  /** One line for whoever looks for it. */
  about: string;
  defaults: Size;
  /** What of the size may be chosen. */
  choices: readonly SizeName[];
  /** How long it may take with the defaults, at the most. */
  minutes: number;
  run(stage: Stage, size: Size): Promise<Findings>;
}

export function findings(part: Partial<Findings>): Findings {
  return { runs: [], bars: [], series: [], ...part };
}
