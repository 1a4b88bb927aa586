import { formatScopes, formatTokenFacts } from './token-format';

const NOW_MS = Date.UTC(2026, 10, 26, 15);

describe('formatScopes', () => {
  it('names what a token allows, in one order', () => {
    expect(formatScopes(['boards:read', 'clock:read'])).toBe('Follow the live clock, see your boards');
    expect(formatScopes(['account:read'])).toBe('See your name and settings');
  });
});

describe('formatTokenFacts', () => {
  it.each([
    [null, NOW_MS + 1, 'ltz_3f9a1c…, not used yet, expires 2026-11-26'],
    [Date.UTC(2026, 10, 25), NOW_MS, 'ltz_3f9a1c…, last used 2026-11-25, expired 2026-11-26'],
  ])('with the last use %p and the expiry %p is %j', (lastUsedAtMs, expiresAtMs, text) => {
    expect(formatTokenFacts({ start: 'ltz_3f9a1c', lastUsedAtMs, expiresAtMs }, NOW_MS)).toBe(text);
  });
});
