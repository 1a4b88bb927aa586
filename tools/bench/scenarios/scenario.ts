import type { Run } from './run';
import type { ScenarioContext } from './scenario-context';
import type { Size, SizeName } from './size';

/** A service level objective: a figure and its upper bound. */
export interface Slo {
  what: string;
  measured: number;
  max: number;
  unit: string;
}

/** The results of a scenario. */
export interface Findings {
  runs: Run[];
  slos: Slo[];
  /** Further figures, in the order they were measured. */
  series: { what: string; unit: string; figures: number[] }[];
}

export interface Scenario {
  /** One line for the usage text. */
  about: string;
  defaults: Size;
  /** The parts of the size that the command line may set. */
  options: readonly SizeName[];
  /** Upper bound of the duration with the defaults. */
  maxMinutes: number;
  run(context: ScenarioContext, size: Size): Promise<Findings>;
}

export function findings(part: Partial<Findings>): Findings {
  return { runs: [], slos: [], series: [], ...part };
}
