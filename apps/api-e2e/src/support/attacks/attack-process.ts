/** Runs attacks at once in a process of its own: what it takes of the processor is not taken from who judges. */
import type { Target, Toll } from './attack';
import { ATTACKS } from './attacks';

export interface AttackOrder {
  readonly names: readonly string[];
  readonly target: Omit<Target, 'endMs'>;
  /** From when the process is ready: on a busy machine its start takes longer than an attack. */
  readonly durationMs: number;
}

process.on('message', ({ names, target: aim, durationMs }: AttackOrder) => {
  const target = { ...aim, endMs: Date.now() + durationMs };
  const attacks = ATTACKS.filter(({ name }) => names.includes(name));
  void Promise.all(
    attacks.map(async ({ name, run }): Promise<[string, Toll]> => [name, await run(target)]),
  ).then((tolls) => {
    process.send?.(Object.fromEntries(tolls), () => process.exit());
  });
});
// Nobody is left behind when the one who ordered it is killed.
process.on('disconnect', () => process.exit());
