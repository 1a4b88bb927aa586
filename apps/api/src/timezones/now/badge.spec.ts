import type { Now } from '@live-tz/contracts';
import { failureBadge, secondsOfMinuteLeft, timeBadge } from './badge';

function nowAt(place: string, iso: string, offsetMinutes: number): Now {
  return { place, utcMs: Date.parse(iso), offsetMinutes } as Now;
}

describe('timeBadge', () => {
  it.each([
    ['Tokyo', '2026-11-22T23:04:07Z', 540, 'Mon 08:04 UTC+9'],
    ['Kathmandu', '2026-11-22T23:04:59Z', 345, 'Mon 04:49 UTC+5:45'],
    ['St. John\u2019s', '2026-11-22T23:04:07Z', -210, 'Sun 19:34 UTC\u22123:30'],
    ['UTC', '2026-11-22T23:04:07Z', 0, 'Sun 23:04 UTC'],
    ['Kiritimati', '2026-11-22T23:04:07Z', 840, 'Mon 13:04 UTC+14'],
  ])('of %s shows the weekday, the time and the offset', (place, iso, offsetMinutes, text) => {
    const svg = timeBadge(nowAt(place, iso, offsetMinutes));
    expect(svg).toContain(`<title>${place}: ${text}</title>`);
    expect(svg).toContain(`aria-label="${place}: ${text}"`);
    expect(svg).toContain(`>${place}</text>`);
    expect(svg).toContain(`>${text}</text>`);
  });

  it('escapes markup, drops what XML forbids, and shortens long names', () => {
    const svg = failureBadge(`<script>alert("1")</script> & 'x'\uffff\u0000`, 'unknown place');
    for (const forbidden of ['<script', '\uffff', '\u0000']) expect(svg).not.toContain(forbidden);
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;');
    expect(failureBadge('x'.repeat(1_000), 'unknown place')).toContain(`>${'x'.repeat(39)}…</text>`);
  });

  it('uses no style sheet and no style attribute, which the policy of the answer forbids', () => {
    expect(failureBadge('x', 'y')).not.toMatch(/<style|style=|href|url\((?!#)/);
  });

  it('is wider for square characters', () => {
    const widthOf = (place: string): number => Number(/ width="(\d+)"/.exec(failureBadge(place, 'x'))?.[1]);
    expect(widthOf('東京')).toBeGreaterThan(widthOf('ab') + 8);
  });
});

it.each([
  ['2026-11-22T23:04:07.900Z', 540, 52],
  ['2026-11-22T23:04:00.000Z', 345, 60],
  ['2026-11-22T23:04:59.001Z', 0, 0],
])('a badge of %s at %d minutes is true for %d more seconds', (iso, offsetMinutes, seconds) => {
  expect(secondsOfMinuteLeft({ utcMs: Date.parse(iso), offsetMinutes })).toBe(seconds);
});
