/** pino's level `error`. */
const ERROR_LEVEL = 50;

/** The log lines of a server that report an error of the server itself. */
export function faultsIn(log: readonly string[]): string[] {
  return log.filter((line) => (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL);
}
