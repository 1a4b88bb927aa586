import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIGHT_STEPS, type LightStep } from '../app/light/day-phase';

/** Björn Ottosson's OKLab: lightness 0 to 1, chroma, hue in degrees. */
type Oklch = readonly [lightness: number, chroma: number, hue: number];
type Theme = 'light' | 'dark';

const TEXT_CONTRAST = 4.5;
const INK_CONTRAST = 7;
/** WCAG 2.2, 1.4.11: borders of controls, the focus ring, icons that carry information. */
const CONTROL_CONTRAST = 3;
/** The four steps that a word names. */
const PHASES = ['night', 'dawn', 'day', 'dusk'] as const;
/** A difference in OKLab that is seen at once between two large areas; about 0.02 is just noticeable. */
const CLEAR_DIFFERENCE = 0.04;
/** In a dark colour these hues are brown and olive, unless it is nearly grey. */
const isBrownOrOlive = ([, chroma, hue]: Oklch): boolean => hue > 30 && hue < 130 && chroma > 0.015;

const tokens = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const light = readFileSync(join(__dirname, 'light.css'), 'utf8');

/** The two colours of `name: light-dark(oklch(l c h), oklch(l c h))`. */
function pairOf(css: string, name: string): Record<Theme, Oklch> {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
  const found = new RegExp(String.raw`${name}:\s*light-dark\(\s*${colour},\s*${colour}\s*\)`).exec(css);
  if (found === null) throw new Error(`${name} is not a pair of opaque colours`);
  const [l1, c1, h1, l2, c2, h2] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { light: [l1, c1, h1], dark: [l2, c2, h2] };
}

function token(name: string, theme: Theme): Oklch {
  return pairOf(tokens, `--${name}`)[theme];
}

function ground(step: LightStep, theme: Theme): Oklch {
  const block = new RegExp(String.raw`\[data-light='${step}'\] \{([^}]*)\}`).exec(light)?.[1] ?? '';
  return pairOf(block, '--light-ground')[theme];
}

/** The distance of two colours in OKLab. */
function difference(one: Oklch, other: Oklch): number {
  const [a, b] = [one, other].map(([lightness, chroma, hue]) => {
    const angle = (hue * Math.PI) / 180;
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)] as const;
  });
  return Math.hypot(...[0, 1, 2].map((axis) => a![axis]! - b![axis]!));
}

/** Linear sRGB, clipped to the gamut as on a screen (https://bottosson.github.io/posts/oklab/). */
function linearRgb([lightness, chroma, hue]: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(one: Oklch, other: Oklch): number {
  const luminance = (colour: Oklch) => {
    const [red, green, blue] = linearRgb(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dim, bright] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

describe('contrast', () => {
  it('is computed correctly', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
    // sRGB #777 on white has 4.48 to 1; in OKLab its lightness is 0.5693.
    expect(contrast([0.5693, 0, 0], [1, 0, 0])).toBeCloseTo(4.48, 1);
  });

  describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
    it.each(LIGHT_STEPS)('is sufficient on the background of %s', (step) => {
      expect(contrast(token('ink', theme), ground(step, theme))).toBeGreaterThanOrEqual(INK_CONTRAST);
      for (const text of ['ink-muted', 'warning'])
        expect(contrast(token(text, theme), ground(step, theme))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      expect(contrast(token('accent', theme), ground(step, theme))).toBeGreaterThanOrEqual(CONTROL_CONTRAST);
    });

    it('is sufficient between two steps of the light', () => {
      LIGHT_STEPS.forEach((step, at) => {
        const next = LIGHT_STEPS[(at + 1) % LIGHT_STEPS.length]!;
        const [one, other] = [ground(step, theme), ground(next, theme)];
        const between: Oklch = [(one[0] + other[0]) / 2, Math.max(one[1], other[1]), other[2]];
        expect(contrast(token('ink-muted', theme), between)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      });
    });

    const grounds = ['ground', 'surface', 'surface-raised', 'surface-hover'];
    const texts = ['ink-muted', 'accent', 'danger', 'warning', 'good'];
    it.each(grounds.flatMap((below) => texts.map((text) => [text, below])))(
      'is sufficient for %s on %s',
      (text, below) => {
        expect(contrast(token(text!, theme), token(below!, theme))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      },
    );

    it.each(['accent', 'accent-hover'])('is sufficient for text on %s', (below) => {
      expect(contrast(token('on-accent', theme), token(below, theme))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    });

    it.each(['ground', 'surface'])('is sufficient for the border of a control on %s', (below) => {
      expect(contrast(token('control-line', theme), token(below, theme))).toBeGreaterThanOrEqual(
        CONTROL_CONTRAST,
      );
    });
  });

  describe.each<Theme>(['light', 'dark'])('of the light in the %s theme', (theme) => {
    const pairs = PHASES.flatMap((one, at) => PHASES.slice(at + 1).map((other) => [one, other] as const));
    it.each(pairs)('tells %s from %s', (one, other) => {
      expect(difference(ground(one, theme), ground(other, theme))).toBeGreaterThanOrEqual(CLEAR_DIFFERENCE);
    });

    it('is brightest by day and darkest by night', () => {
      const lightness = (step: LightStep) => ground(step, theme)[0];
      for (const step of LIGHT_STEPS) {
        expect(lightness(step)).toBeLessThanOrEqual(lightness('day'));
        expect(lightness(step)).toBeGreaterThanOrEqual(lightness('night'));
      }
    });
  });

  it.each(LIGHT_STEPS)('of %s in the dark theme is neither brown nor olive', (step) => {
    expect(isBrownOrOlive(ground(step, 'dark'))).toBe(false);
  });
});
