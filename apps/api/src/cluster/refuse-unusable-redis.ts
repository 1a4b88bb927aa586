import { Redis, type RedisOptions } from 'ioredis';
import { RedisRefusedError } from './redis-refused.error';

/** One short attempt. A Redis that is merely unreachable is retried later, by permanent connections. */
const SINGLE_ATTEMPT: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 2_000,
  commandTimeout: 2_000,
  retryStrategy: () => null,
  enableReadyCheck: false,
  disableClientInfo: true,
};

/** Replies of a Redis that cannot serve at the moment, or that does not permit INFO to this account. */
const TEMPORARY = /^(LOADING|BUSY|MASTERDOWN|NOPERM|ERR max number of clients)/;

/** Permanent failures, by the messages of Redis and ioredis or by the codes of Node's TLS. */
const PERMANENT: [what: RegExp, reason: string][] = [
  [/^(WRONGPASS|NOAUTH|ERR invalid password)/, 'it refuses the user or the password'],
  [/^ERR .*DB index/, 'it has no database with that number'],
  [/^Protocol error/, 'the server is not a Redis, or requires rediss:// in the address'],
  [
    /^(EPROTO|ERR_SSL|ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/,
    'the encrypted connection cannot be established',
  ],
];

/**
 * Tries the Redis of `REDIS_URL` once, so that a start reports a permanent failure at once. A Redis that is merely unreachable
 * does not prevent the start, because nothing that users see waits for it.
 * @throws RedisRefusedError with a message for the operator, which never contains the password
 */
export async function refuseUnusableRedis(url: string): Promise<void> {
  const redis = new Redis(url, SINGLE_ATTEMPT);
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
  for (const failure of failures) refuseIfPermanent(failure);
}

function refuseIfPermanent(failure: Error): void {
  if (failure instanceof RedisRefusedError) throw failure;
  const code = 'code' in failure ? String(failure.code) : '';
  const known = PERMANENT.find(([what]) => what.test(failure.message) || what.test(code));
  const isUnknownAnswer = failure.name === 'ReplyError' && !TEMPORARY.test(failure.message);
  const reason = known?.[1] ?? (isUnknownAnswer ? failure.message : null);
  if (reason === null) return;
  throw new RedisRefusedError(`Redis cannot be used, check REDIS_URL: ${reason}.`, { cause: failure });
}

/** A Redis that evicts keys when it is full would evict planned seconds and counts of attempts. */
function refuseEviction(memory: string): void {
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  throw new RedisRefusedError(
    'The Redis of REDIS_URL evicts data when it is full: set its maxmemory-policy to noeviction.',
  );
}
