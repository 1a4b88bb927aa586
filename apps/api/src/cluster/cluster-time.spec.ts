import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { ClusterClock } from './cluster-clock';
import { ClusterTime } from './cluster-time';
import type { RedisConnections } from './redis-connections';

/** A Redis that answers TIME with whatever it is given. */
function redisThatSays(time: unknown): RedisConnections {
  return {
    upWithin: () => Promise.resolve(),
    commands: { time: () => Promise.resolve(time) },
  } as unknown as RedisConnections;
}

async function offsetAfter(time: unknown): Promise<number> {
  const clock = new ClusterClock();
  const following = new ClusterTime(redisThatSays(time), clock);
  await following.onModuleInit();
  following.onApplicationShutdown();
  return clock.snapshot().offsetMs;
}

describe('ClusterTime', () => {
  it('follows the clock of Redis', async () => {
    const aheadSeconds = Math.floor(Date.now() / MS_PER_SECOND) + 100;
    expect(Math.round((await offsetAfter([`${aheadSeconds}`, '0'])) / MS_PER_SECOND)).toBeGreaterThan(98);
  });

  it.each([[['0', '0']], [['1', '2']], [['OK', '']], [[]], [['NaN', '5']]])(
    'does not accept %j as a time',
    async (answer) => {
      expect(await offsetAfter(answer)).toBe(0);
    },
  );
});
