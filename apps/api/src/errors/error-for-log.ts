import { stdSerializers } from 'pino';

/** What a failed statement was called with, and the row it failed on: hashes of passwords, ids of sessions, names. */
const UNLOGGED = new Set(['parameters', 'detail']);

/** pino's own account of an error, without the values of a statement that failed. */
export function errorForLog(error: Error): object {
  return withoutValues(stdSerializers.err(error));
}

function withoutValues(account: object): object {
  const kept = Object.entries(account).filter(([name]) => !UNLOGGED.has(name));
  return Object.fromEntries(kept.map(([name, value]: [string, unknown]) => [name, cleaned(value)]));
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? withoutValues(value) : value;
}
