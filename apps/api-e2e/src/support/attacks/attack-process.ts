/** Runs attacks in parallel, in a separate process so that they do not take CPU time from the measuring one. */
import type { Target, Effect } from './attack';
import { ATTACKS } from './attacks';

export interface AttackRequest {
  readonly names: readonly string[];
  readonly target: Omit<Target, 'endMs'>;
  /** From when the process is ready: on a busy machine its start may take longer than an attack. */
  readonly durationMs: number;
}

process.on('message', ({ names, target: aimed, durationMs }: AttackRequest) => {
  const target = { ...aimed, endMs: Date.now() + durationMs };
  const attacks = ATTACKS.filter(({ name }) => names.includes(name));
  void Promise.all(
    attacks.map(async ({ name, run }): Promise<[string, Effect]> => [name, await run(target)]),
  ).then((effects) => {
    process.send?.(Object.fromEntries(effects), () => process.exit());
  });
});
// No orphan is left behind when the parent is killed.
process.on('disconnect', () => process.exit());
