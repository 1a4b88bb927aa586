/** The Redis of `REDIS_URL` cannot be used; the message says what to do. */
export class RedisRefusedError extends Error {
  override readonly name = 'RedisRefusedError';
}
