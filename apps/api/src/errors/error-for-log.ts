import { stdSerializers } from 'pino';

/** Fields with the parameters of a failed statement or its row: password hashes, session ids, names. */
const UNLOGGED = new Set(['parameters', 'detail']);

/** An error as pino serializes it, without the values of a failed statement. */
export function errorForLog(error: Error): object {
  return withoutValues(stdSerializers.err(error));
}

function withoutValues(serialized: object): object {
  const logged = Object.entries(serialized).filter(([name]) => !UNLOGGED.has(name));
  return Object.fromEntries(logged.map(([name, value]: [string, unknown]) => [name, cleaned(value)]));
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? withoutValues(value) : value;
}
