/** Runs attacks at once in a process of its own: what it takes of the processor is not taken from who judges. */
import type { Target, Toll } from './attack';
import { ATTACKS } from './attacks';

export interface AttackOrder {
  readonly names: readonly string[];
  readonly target: Target;
}

process.on('message', ({ names, target }: AttackOrder) => {
  const attacks = ATTACKS.filter(({ name }) => names.includes(name));
  void Promise.all(
    attacks.map(async ({ name, run }): Promise<[string, Toll]> => [name, await run(target)]),
  ).then((tolls) => {
    process.send?.(Object.fromEntries(tolls), () => process.exit());
  });
});
// Nobody is left behind when the one who ordered it is killed.
process.on('disconnect', () => process.exit());
