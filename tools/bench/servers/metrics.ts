import type { ServerProcess } from './server-process';

/** The program's metrics; reading them resets the event-loop delay they report. */
export async function metricsOf(server: ServerProcess): Promise<string> {
  return (await fetch(`${server.url}/metrics`)).text();
}

/** A figure in the Prometheus text format, summed over its labels; 0 when it is missing. */
export function figureIn(text: string, name: string): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
