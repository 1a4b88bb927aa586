import { QueryFailedError } from 'typeorm';

/** SQLSTATE classes of a server that goes, comes or takes nobody in (PostgreSQL documentation, appendix A). */
const AWAY_STATES = /^(08|53|57P)/;
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);
/** What `pg` says without a code: a connection that ended under a statement, or none to be had in time. */
const AWAY_MESSAGES =
  /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|not queryable/i;

/** Whether a failure means that the database cannot be reached, as opposed to a statement it refused. */
export function isDatabaseUnreachable(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (cause instanceof AggregateError) return cause.errors.some(isDatabaseUnreachable);
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const fromDatabase = error instanceof QueryFailedError || 'syscall' in cause;
  return (
    AWAY_STATES.test(code) || (fromDatabase && AWAY_CODES.has(code)) || AWAY_MESSAGES.test(cause.message)
  );
}
