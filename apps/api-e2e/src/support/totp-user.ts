import type { RecoveryCodes, TotpSetup } from '@live-tz/contracts';
import { BrowserLike, totpCode, uniqueName } from '@live-tz/test-cluster';

/** A user with an authenticator app. */
export interface TotpUser {
  username: string;
  client: BrowserLike;
  secret: string;
  recoveryCodes: string[];
}

export async function userWithTotp(url: string): Promise<TotpUser> {
  const username = uniqueName();
  const client = await BrowserLike.register(url, username);
  const { secret } = (await client.post<TotpSetup>('/users/me/totp')).body;
  // The code of the previous step is valid as well, and leaves the current one for the test.
  const code = totpCode(secret, Date.now() - 30_000);
  const { body } = await client.post<RecoveryCodes>('/users/me/totp/confirm', { code });
  return { username, client, secret, recoveryCodes: body.recoveryCodes };
}
