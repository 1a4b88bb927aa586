import { deviceText } from './device-text';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ';

describe('deviceText', () => {
  it.each([
    ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
    ['Firefox on iPhone', `${IPHONE}FxiOS/145.0 Mobile/15E148 Safari/605.1.15`],
    ['Chrome on Windows', `${WINDOWS}Chrome/142.0.0.0 Safari/537.36`],
    ['Chrome on Android', `${ANDROID}Chrome/142.0.0.0 Mobile Safari/537.36`],
    ['Chrome on iPhone', `${IPHONE}CriOS/142.0 Mobile/15E148 Safari/604.1`],
    [
      'Chrome on ChromeOS',
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
    ],
    ['Edge on Windows', `${WINDOWS}Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
    ['Opera on Windows', `${WINDOWS}Chrome/142.0.0.0 Safari/537.36 OPR/125.0.0.0`],
    ['Samsung Internet on Android', `${ANDROID}SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`],
    ['Safari on macOS', `${MAC}605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`],
    ['Safari on iPhone', `${IPHONE}Version/18.5 Mobile/15E148 Safari/604.1`],
    ['curl', 'curl/8.5.0'],
    ['python-requests', 'python-requests/2.32.3'],
    ['node', 'node'],
    ['A program on Linux', 'Mozilla/5.0 (X11; Linux x86_64)'],
    ['Unknown device', 'Mozilla/5.0'],
    ['Unknown device', ''],
    ['Unknown device', undefined],
    ['Unknown device', '<script>alert(1)</script>'],
  ])('returns %j', (text, userAgent) => {
    expect(deviceText(userAgent)).toBe(text);
  });

  it.each([
    'x'.repeat(16_000),
    `Mozilla/5.0 ${'Version/ '.repeat(2_000)}`,
    `${'é'.repeat(500)}Firefox/`,
    'a\u0000b',
  ])('is short and printable, whatever a client sends (case %#)', (userAgent) =>
    expect(deviceText(userAgent)).toMatch(/^[ -~]{1,50}$/),
  );
});
