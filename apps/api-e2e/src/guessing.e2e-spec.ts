import { BrowserLike, PASSWORD, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';

/** More than the failures per name that are allowed before log-ins are slowed down. */
const GUESSES = 60;

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ TRUST_PROXY: '1' });
});
afterAll(() => app.dispose());

async function logIn(username: string, password: string, address: string) {
  const client = await BrowserLike.open(app.url);
  return client.send('POST', '/auth/login', { username, password }, { 'x-forwarded-for': address });
}

describe('guessing', () => {
  it('is counted per IPv6 /64', async () => {
    const username = uniqueName();
    await BrowserLike.register(app.url, username);
    for (let guess = 0; guess < 10; guess += 1) {
      const answer = await logIn(username, `guess ${guess}`, `2001:db8:1:2::${guess.toString(16)}`);
      expect(answer.status).toBe(401);
    }
    const refused = problemOf(await logIn(username, PASSWORD, '2001:db8:1:2:ffff::1'));
    expect(refused.status).toBe(429);
    expect((await logIn(username, PASSWORD, '2001:db8:1:3::1')).status).toBe(200);
  });

  it('from many networks does not lock a user out, from a known network or a new one', async () => {
    const username = uniqueName();
    await BrowserLike.register(app.url, username);
    expect((await logIn(username, PASSWORD, '203.0.113.7')).status).toBe(200);
    for (let guess = 0; guess < GUESSES; guess += 1) {
      const answer = await logIn(username, `guess ${guess}`, `198.51.100.${guess}`);
      expect(answer.status).toBe(401);
    }
    expect((await logIn(username, PASSWORD, '203.0.113.7')).status).toBe(200);
    expect((await logIn(username, PASSWORD, '192.0.2.44')).status).toBe(200);
  });

  it('at names too long for an account gets the same response as at others', async () => {
    const answer = problemOf(await logIn('ﷺ'.repeat(300), PASSWORD, '203.0.113.9'));
    const usual = problemOf(await logIn(uniqueName(), PASSWORD, '203.0.113.9'));
    expect({ ...answer, requestId: '' }).toEqual({ ...usual, requestId: '' });
    expect(answer.status).toBe(401);
  });
});
