import type { AccessToken, TokenScope } from '@live-tz/contracts';
import { formatUtcDate } from './utc-format';

/** What a token allows, in the order of the form. */
export const TOKEN_SCOPE_NAMES: Readonly<Record<TokenScope, string>> = {
  'clock:read': 'Follow the live clock',
  'boards:read': 'See your boards',
  'boards:write': 'Change your boards',
  'account:read': 'See your name and settings',
};

/** `Follow the live clock, see your boards` */
export function formatScopes(scopes: readonly TokenScope[]): string {
  const names = (Object.keys(TOKEN_SCOPE_NAMES) as TokenScope[])
    .filter((scope) => scopes.includes(scope))
    .map((scope) => TOKEN_SCOPE_NAMES[scope]);
  return names.map((name, index) => (index === 0 ? name : name[0]?.toLowerCase() + name.slice(1))).join(', ');
}

/** `ltz_3f9a1c…, not used yet, expires 2027-02-24` */
export function formatTokenFacts(
  { start, lastUsedAtMs, expiresAtMs }: Pick<AccessToken, 'start' | 'lastUsedAtMs' | 'expiresAtMs'>,
  nowMs: number,
): string {
  const use = lastUsedAtMs === null ? 'not used yet' : `last used ${formatUtcDate(lastUsedAtMs)}`;
  const end = `${expiresAtMs <= nowMs ? 'expired' : 'expires'} ${formatUtcDate(expiresAtMs)}`;
  return `${start}…, ${use}, ${end}`;
}
