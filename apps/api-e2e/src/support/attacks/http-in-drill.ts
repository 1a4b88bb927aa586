import type { Attack, Target, Toll } from './attack';
import type { Attack as HttpAttack, AttackReport } from './http-attack';
import { comeAndGo, pipelines, slowHeads } from './http-connections';
import { costlyReads, largeBodies } from './http-requests';

const MAX_REQUESTS = 10_000_000;

function inDrill(name: string, by: Attack['by'], attack: HttpAttack): Attack {
  return { name, by, run: async (target) => tollOf(await attack(aimedAt(target))) };
}

function aimedAt({ port, cookies, endMs }: Target): Parameters<HttpAttack>[0] {
  const seconds = Math.max(0, endMs - Date.now()) / 1000;
  const [cookie] = cookies;
  return {
    url: `http://127.0.0.1:${port}`,
    seconds,
    atMost: MAX_REQUESTS,
    ...(cookie === undefined ? {} : { cookie }),
  };
}

function tollOf({ sent, answers }: AttackReport): Toll {
  return {
    sent,
    ...Object.fromEntries([...answers].map(([status, count]) => [`answered ${status}`, count])),
  };
}

/** What a stranger does over HTTP, as attacks of the drill: fifty requests in flight, bodies, pipelines, slow and short connections. */
export const HTTP_BY_STRANGERS: readonly Attack[] = [
  inDrill('costly reads', 'stranger', costlyReads),
  inDrill('large bodies', 'stranger', largeBodies),
  inDrill('pipelines', 'stranger', pipelines),
  inDrill('slow heads', 'stranger', slowHeads),
  inDrill('connections that come and go', 'stranger', comeAndGo),
];

/** The same in the name of a user who is signed in. */
export const HTTP_BY_USERS: readonly Attack[] = [
  inDrill('costly reads of a user', 'user', costlyReads),
  inDrill('pipelines of a user', 'user', pipelines),
];
