import { BrowserLike } from '@live-tz/test-cluster';
import type { ServerProcess } from '../servers/server-process';
import type { ScenarioContext } from './scenario-context';

/** A dashboard for the page, and the cookie of its user. */
export interface Dashboard {
  url: string;
  cookie: string;
  boardId: string;
}

/** Fills the first board of a user. @throws Error when the server refuses a clock */
export async function dashboard(
  context: ScenarioContext,
  server: ServerProcess,
  user: number,
  zones: readonly string[],
): Promise<Dashboard> {
  const [cookie = ''] = context.cookiesOf(user, 1);
  const client = new BrowserLike(server.url);
  const [name = '', value = ''] = cookie.split('=');
  client.setCookie(name, value);
  // Its answer brings the CSRF token.
  await client.get('/auth/session');
  for (const [position, zone] of zones.entries()) {
    const { status, body } = await client.post('/users/me/zones', { zone, label: zone, position });
    if (status !== 201) throw new Error(`a clock of ${zone} was refused: ${JSON.stringify(body)}`);
  }
  const { body: boards } = await client.get<{ id: string }[]>('/boards');
  return { url: server.url, cookie, boardId: boards[0]?.id ?? '' };
}
