import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import browserslist from 'browserslist';

const ROOT = join(__dirname, '..');
const STYLES = join(ROOT, 'apps/web/src');

/** First versions that know a feature, by https://caniuse.com: Chromium, Firefox, Safari. */
const FEATURES: [feature: string, pattern: RegExp, chrome: number, firefox: number, safari: number][] = [
  ['light-dark()', /light-dark\(/, 123, 120, 17.5],
  ['oklch()', /oklch\(/, 111, 113, 15.4],
  ['color-mix()', /color-mix\(/, 111, 113, 16.2],
  ['relative colours', /\b(?:oklch|rgb|hsl)\(from /, 119, 128, 16.4],
  [':has()', /:has\(/, 105, 121, 15.4],
  ['container queries', /@container|container-type|\dcq[iwbh]\b/, 105, 110, 16],
  ['dynamic viewport units', /\d[dsl]v[hw]\b/, 108, 101, 15.4],
  ['cascade layers', /@layer/, 99, 97, 15.4],
  ['@starting-style', /@starting-style/, 117, 129, 17.5],
  ['@property', /@property/, 85, 128, 16.4],
  ['@scope', /@scope/, 118, 146, 17.4],
  ['nesting', /^\s+&/m, 120, 117, 17.2],
  ['text-wrap: balance', /text-wrap:\s*balance/, 114, 121, 17.5],
  ['field-sizing', /field-sizing/, 123, Infinity, 26.2],
  ['anchor positioning', /position-anchor|anchor\(/, 125, 147, 26],
  ['allow-discrete', /allow-discrete/, 117, 129, 17.4],
  ['interpolate-size', /interpolate-size/, 129, Infinity, Infinity],
];

/** What a browser without a feature shows, for each feature that not all of the browsers have. */
const FALLBACKS: Record<string, RegExp> = {
  // A custom property of an unknown function would be invalid wherever it is used, so the light theme comes first.
  'light-dark()': /@supports not \(color: light-dark\(/,
};

const FAMILIES: Record<string, 'chrome' | 'firefox' | 'safari'> = {
  and_chr: 'chrome',
  and_ff: 'firefox',
  chrome: 'chrome',
  edge: 'chrome',
  firefox: 'firefox',
  ios_saf: 'safari',
  safari: 'safari',
};

const css = readdirSync(STYLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => readFileSync(join(STYLES, file), 'utf8'))
  .join('\n');

function oldest(family: 'chrome' | 'firefox' | 'safari'): number {
  const versions = browserslist(null, { path: ROOT })
    .map((each) => each.split(' '))
    .filter(([name = '']) => FAMILIES[name] === family)
    .map(([, version = '']) => Number.parseFloat(version));
  return Math.min(...versions);
}

it('the fallback for browsers without light-dark() is up to date', () => {
  const { status } = spawnSync('node', [join(ROOT, 'tools/write-theme-fallback.mjs'), '--check']);
  expect(status).toBe(0);
});

describe('the browsers of .browserslistrc', () => {
  it('are those of the last 30 months, the extended support release of Firefox and Safari from 16.4', () => {
    expect(browserslist(null, { path: ROOT })).toEqual(
      expect.arrayContaining([
        ...browserslist('Firefox ESR'),
        'safari 16.4',
        'ios_saf 16.4',
        ...browserslist('last 2.5 years').filter((each) => /^(chrome|edge|firefox) /.test(each)),
      ]),
    );
  });

  it.each(FEATURES)(
    'have %s, or a fallback where the styles use it',
    (feature, pattern, chrome, firefox, safari) => {
      const isUsed = pattern.test(css);
      const isKnown =
        oldest('chrome') >= chrome && oldest('firefox') >= firefox && oldest('safari') >= safari;
      const fallback = FALLBACKS[feature];
      expect([feature, !isUsed || isKnown || (fallback?.test(css) ?? false)]).toEqual([feature, true]);
    },
  );
});
