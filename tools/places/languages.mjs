/** Which languages and scripts the names of a country's places are taken in, by CLDR. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { territoryInfo } = require('cldr-core/supplemental/territoryInfo.json').supplemental;
const { likelySubtags } = require('cldr-core/supplemental/likelySubtags.json').supplemental;
const { effectiveCoverageLevels } = require('cldr-core/coverageLevels.json');

/** The languages with the most speakers, and those of the countries with the most users behind them. */
export const WORLD_LANGUAGES = 'en zh hi es ar fr bn pt ru ur ja de ko he id'.split(' ');

/** Unicode's names of the scripts that CLDR codes for one language combine. */
const SCRIPTS_OF_CODE = {
  Hans: ['Han'],
  Hant: ['Han'],
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Kore: ['Hangul'],
};
/** The share of a country that speaks a regional language before all of its cities have a name in it. */
const MIN_REGIONAL_PERCENT = 1;
/** CLDR's locale without a language. */
const ROOT = 'und';
const LATIN = 'Latn';

/** The official languages of a country, the ones of the whole country first. */
export function languagesOf(country) {
  const spoken = Object.entries(territoryInfo[country]?.languagePopulation ?? {});
  const official = spoken.filter(
    ([, language]) =>
      language._officialStatus !== undefined &&
      (!isRegional(language) || Number(language._populationPercent) >= MIN_REGIONAL_PERCENT),
  );
  official.sort(([, a], [, b]) => Number(isRegional(a)) - Number(isRegional(b)));
  return [...new Set(official.map(([locale]) => locale.split('_')[0]))];
}

function isRegional({ _officialStatus: status }) {
  return status === 'official_regional';
}

/** The inhabitants of a country, 0 if unknown. */
export function populationOf(country) {
  return Number(territoryInfo[country]?._population ?? 0);
}

/** Matches a text written in the script of a language; null for the Latin script. */
export function scriptOf(language) {
  const code = likelySubtags[language]?.split('-')[1];
  if (code === undefined || code === LATIN) return null;
  const scripts = SCRIPTS_OF_CODE[code] ?? [code];
  const letters = scripts.map((script) => `\\p{Script=${script}}`).join('');
  return new RegExp(`^[${letters}\\p{M}ー々][${letters}\\p{M}\\p{P}\\p{Cf}ー々 ]+$`, 'u');
}

/** Whether CLDR covers a locale well enough for programs. */
export function isModern(locale) {
  return locale !== ROOT && effectiveCoverageLevels[locale] === 'modern';
}

/** A name without the article that Zulu writes before it: `i-China`. */
export function withoutPrefix(name) {
  return name.replace(/^i-(?=\p{Lu})/u, '');
}
