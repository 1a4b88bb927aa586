import type { RunningApp } from '@live-tz/test-cluster';

/** The token in a link, as its page reads it. */
export function tokenOf(url: string): string {
  return url.split('#')[1] ?? '';
}

/** The token of the link for the first administrator in the log of a new server. */
export async function firstAdminToken({ log }: Pick<RunningApp, 'log'>): Promise<string> {
  for (;;) {
    const token = log.map((line) => /\/register#([\w-]+)/.exec(line)?.[1]).find(Boolean);
    if (token !== undefined) return token;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
