import { PEOPLE } from './people';
import type { Scenario } from './scenario';

/** By the name that is given on the command line; the first is taken when none is given. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  people: PEOPLE,
};
