import type { Now } from '@live-tz/contracts';
import {
  MINUTES_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  utcOffsetLabel,
  wallTimeOf,
} from '@live-tz/wall-clock';

const HEIGHT = 20;
const PADDING = 7;
const FONT_SIZE = 12;
const BASELINE = 14;
/** Average widths of characters in em, for the first expression that matches. */
const WIDTHS: readonly [characters: RegExp, em: number][] = [
  [/[ilj.,:;'’|!() ]/, 0.31],
  [/[mwMW@%]/, 0.86],
  [/[A-Z<>…+\u2212=&]/, 0.7],
  [
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\p{Extended_Pictographic}]/u,
    1.02,
  ],
];
const DEFAULT_WIDTH = 0.58;
const MAX_LABEL_LENGTH = 40;
/** Both have a contrast of at least 7:1 with the white text, and stand out from white pages and from black ones. */
const LABEL_GROUND = '#4a4f57';
const TIME_GROUND = '#0b5563';
const FAILURE_GROUND = '#8a1c2b';
const FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif";
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
/** Characters that XML 1.0 forbids even when they are escaped (section 2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The time at a place as an image for a README: `Tokyo | Mon 08:04 UTC+9`. It has no seconds, because it is cached. */
export function timeBadge({ place, utcMs, offsetMinutes }: Now): string {
  const { weekday, hour, minute } = wallTimeOf(utcMs, offsetMinutes);
  const time = `${WEEKDAYS[weekday]} ${twoDigits(hour)}:${twoDigits(minute)} ${shortOffset(offsetMinutes)}`;
  return badge(place, time, TIME_GROUND);
}

/** Why there is no time to show, as an image of the same shape. */
export function failureBadge(place: string, reason: string): string {
  return badge(place, reason, FAILURE_GROUND);
}

/** Whole seconds until the minute ends that a clock shows: how long a badge is true. */
export function secondsOfMinuteLeft({ utcMs, offsetMinutes }: Pick<Now, 'utcMs' | 'offsetMinutes'>): number {
  const wallMs = utcMs + offsetMinutes * MS_PER_MINUTE;
  return Math.floor((MS_PER_MINUTE - (wallMs % MS_PER_MINUTE)) / MS_PER_SECOND);
}

/** Without style sheets, which the policy of every answer forbids. */
function badge(label: string, text: string, ground: string): string {
  const [shown, title] = [shortened(label), `${shortened(label)}: ${text}`];
  const [labelWidth, textWidth] = [widthOf(shown), widthOf(text)];
  const width = labelWidth + textWidth;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<clipPath id="shape"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>`,
    `<g clip-path="url(#shape)">`,
    `<rect width="${width}" height="${HEIGHT}" fill="${LABEL_GROUND}"/>`,
    `<rect x="${labelWidth}" width="${textWidth}" height="${HEIGHT}" fill="${ground}"/>`,
    `</g>`,
    `<g fill="#fff" font-family="${FONTS}" font-size="${FONT_SIZE}" aria-hidden="true">`,
    textAt(0, labelWidth, shown),
    textAt(labelWidth, textWidth, text),
    `</g>`,
    `</svg>`,
    '',
  ].join('\n');
}

/** `textLength` makes the text as wide as it was estimated to be, whichever font the viewer has. */
function textAt(left: number, width: number, text: string): string {
  return `<text x="${left + PADDING}" y="${BASELINE}" textLength="${width - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
}

function widthOf(text: string): number {
  const ems = [...text].reduce((sum, character) => sum + emsOf(character), 0);
  return Math.max(1, Math.round(ems * FONT_SIZE)) + 2 * PADDING;
}

function emsOf(character: string): number {
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? DEFAULT_WIDTH;
}

function shortened(text: string): string {
  const characters = [...text.replace(FORBIDDEN, '')];
  return characters.length > MAX_LABEL_LENGTH
    ? `${characters.slice(0, MAX_LABEL_LENGTH - 1).join('')}…`
    : characters.join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** `UTC+9`, `UTC+5:45` */
function shortOffset(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  return offsetMinutes % MINUTES_PER_HOUR === 0
    ? utcOffsetLabel(offsetMinutes).replace(/0?(\d+):00$/, '$1')
    : utcOffsetLabel(offsetMinutes).replace(/0(\d:)/, '$1');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
