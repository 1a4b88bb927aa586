import { Redis, type RedisOptions } from 'ioredis';
import { RedisRefusedError } from './redis-refused.error';

/** One try, quickly over. What is merely away is tried again later, by connections that last. */
const ONE_TRY: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 2_000,
  commandTimeout: 2_000,
  retryStrategy: () => null,
  enableReadyCheck: false,
  disableClientInfo: true,
};

/** Answers of a Redis that cannot serve just now and will later, or of one that keeps INFO from this account. */
const NOT_FINAL = /^(LOADING|BUSY|MASTERDOWN|NOPERM|ERR max number of clients)/;

/** What will never work, by the words of Redis and ioredis or by the codes of Node's TLS. */
const FINAL: [what: RegExp, reason: string][] = [
  [/^(WRONGPASS|NOAUTH|ERR invalid password)/, 'it refuses the user or the password'],
  [/^ERR .*DB index/, 'it has no database of that number'],
  [/^Protocol error/, 'what answers there is no Redis, or wants rediss:// in front'],
  [/^(EPROTO|ERR_SSL|ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/, 'no encrypted connection comes about'],
];

/**
 * Tries the Redis of `REDIS_URL` once, so that a start says at once what will never work. One that is merely away stops
 * no start: nothing a person sees waits for Redis.
 * @throws RedisRefusedError with a sentence for the operator, which never holds the password
 */
export async function refuseUnusableRedis(url: string): Promise<void> {
  const redis = new Redis(url, ONE_TRY);
  const failures: Error[] = [];
  redis.on('error', (error: Error) => failures.push(error));
  try {
    await redis.connect();
    refuseEviction(await redis.info('memory'));
  } catch (error) {
    failures.push(error as Error);
  } finally {
    redis.disconnect();
  }
  for (const failure of failures) refuseIfFinal(failure);
}

function refuseIfFinal(failure: Error): void {
  if (failure instanceof RedisRefusedError) throw failure;
  const code = 'code' in failure ? String(failure.code) : '';
  const known = FINAL.find(([what]) => what.test(failure.message) || what.test(code));
  const isUnknownAnswer = failure.name === 'ReplyError' && !NOT_FINAL.test(failure.message);
  const reason = known?.[1] ?? (isUnknownAnswer ? failure.message : null);
  if (reason === null) return;
  throw new RedisRefusedError(`Redis cannot be used, check REDIS_URL: ${reason}.`, { cause: failure });
}

/** A Redis that throws keys away when it is full would throw away seconds that are planned, and counts of attempts. */
function refuseEviction(memory: string): void {
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  throw new RedisRefusedError(
    'The Redis of REDIS_URL throws data away when it is full: set its maxmemory-policy to noeviction.',
  );
}
