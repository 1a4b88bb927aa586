import type { ServerProcess } from './server-process';

/** What the program tells of itself; reading it also begins the delay of the event loop anew. */
export async function metricsOf(server: ServerProcess): Promise<string> {
  return (await fetch(`${server.url}/metrics`)).text();
}

/** A figure in the text format of Prometheus, summed over its labels; 0 when it is not there. */
export function figureIn(text: string, name: string): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
