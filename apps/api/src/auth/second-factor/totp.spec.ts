import { newTotpSecret, totpSetup, totpStep } from './totp';

/** The test vectors of RFC 6238, appendix B, for SHA-1: the last six of their eight digits. */
const RFC_SECRET = Buffer.from('12345678901234567890');
const VECTORS: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
];

describe('a TOTP code', () => {
  it.each(VECTORS)('of the RFC is valid at %i s', (seconds, code) => {
    expect(totpStep(RFC_SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('is valid one step earlier and later, and no longer', () => {
    const steps = [-2, -1, 0, 1, 2].map((step) =>
      totpStep(RFC_SECRET, '081804', (1_111_111_109 + 30 * step) * 1000),
    );
    const own = Math.floor(1_111_111_109 / 30);
    expect(steps).toEqual([null, own, own, own, null]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '٠٨١٨٠٤'])('is not %p', (code) => {
    expect(totpStep(RFC_SECRET, code, 1_111_111_109_000)).toBeNull();
  });
});

describe('the secret of an authenticator app', () => {
  it('is random, and has 160 bits in base32', () => {
    const [one, other] = [totpSetup(newTotpSecret(), 'kaya'), totpSetup(newTotpSecret(), 'kaya')];
    expect(one.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(one.secret).not.toBe(other.secret);
  });

  it('is in the address that apps scan, with the name of the user', () => {
    const { secret, uri } = totpSetup(newTotpSecret(), 'kaya+b@x');
    const url = new URL(uri);
    expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/Live TZ:kaya+b@x',
    ]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      issuer: 'Live TZ',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
