import { QueryFailedError } from 'typeorm';

/** SQLSTATE classes of a server that is starting, stopping or accepts no connections (PostgreSQL documentation, appendix A). */
const UNREACHABLE_STATES = /^(08|53|57P)/;
const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);
/** Messages of `pg` that have no code: the connection ended during a statement, or none was available in time. */
const UNREACHABLE_MESSAGES =
  /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|not queryable/i;

/** Whether a failure means that the database cannot be reached, as opposed to a statement that it rejected. */
export function isDatabaseUnreachable(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (cause instanceof AggregateError) return cause.errors.some(isDatabaseUnreachable);
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const fromDatabase = error instanceof QueryFailedError || 'syscall' in cause;
  return (
    UNREACHABLE_STATES.test(code) ||
    (fromDatabase && UNREACHABLE_CODES.has(code)) ||
    UNREACHABLE_MESSAGES.test(cause.message)
  );
}
