import type { Attack, Target, Effect } from './attack';
import type { Attack as HttpAttack, AttackReport } from './http-attack';
import { shortConnections, pipelines, slowHeads } from './http-connections';
import { costlyReads, largeBodies } from './http-requests';

const MAX_REQUESTS = 10_000_000;

function drillAttack(name: string, by: Attack['by'], attack: HttpAttack): Attack {
  return { name, by, run: async (target) => effectOf(await attack(httpTarget(target))) };
}

function httpTarget({ port, cookies, endMs }: Target): Parameters<HttpAttack>[0] {
  const seconds = Math.max(0, endMs - Date.now()) / 1000;
  const [cookie] = cookies;
  return {
    url: `http://127.0.0.1:${port}`,
    seconds,
    maxRequests: MAX_REQUESTS,
    ...(cookie === undefined ? {} : { cookie }),
  };
}

function effectOf({ sent, responses }: AttackReport): Effect {
  return {
    sent,
    ...Object.fromEntries([...responses].map(([status, count]) => [`status ${status}`, count])),
  };
}

/** Anonymous HTTP attacks: fifty requests in flight, large bodies, pipelines, slow and short connections. */
export const ANONYMOUS_HTTP_ATTACKS: readonly Attack[] = [
  drillAttack('costly reads', 'anonymous', costlyReads),
  drillAttack('large bodies', 'anonymous', largeBodies),
  drillAttack('pipelines', 'anonymous', pipelines),
  drillAttack('slow heads', 'anonymous', slowHeads),
  drillAttack('short connections', 'anonymous', shortConnections),
];

/** HTTP attacks of a signed-in user. */
export const USER_HTTP_ATTACKS: readonly Attack[] = [
  drillAttack('costly reads of a user', 'user', costlyReads),
  drillAttack('pipelines of a user', 'user', pipelines),
];
