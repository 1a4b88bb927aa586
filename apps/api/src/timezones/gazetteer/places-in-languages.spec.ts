import { foldText } from '../names/search-text';
import type { NamedPlace } from './place';
import { placesOfFile } from './places-file';

/** GeoNames counts some districts as cities, of which it has no other name. */
const MIN_SHARE_IN_OWN_SCRIPT = 0.94;

describe('the places in other languages', () => {
  const places: NamedPlace[] = [];
  beforeAll(async () => {
    for await (const part of placesOfFile()) places.push(...part);
  });

  it.each([
    ['北京', 'Asia/Shanghai', 'Beijing'],
    ['大阪', 'Asia/Tokyo', 'Osaka'],
    ['深圳', 'Asia/Shanghai', 'Shenzhen'],
    ['부산', 'Asia/Seoul', 'Busan'],
    ['Санкт-Петербург', 'Europe/Moscow', 'Saint Petersburg'],
    ['תל אביב', 'Asia/Jerusalem', 'Tel Aviv'],
    ['جدة', 'Asia/Riyadh', 'Jeddah'],
    ['दिल्ली', 'Asia/Kolkata', 'Delhi'],
    ['Naypyidaw', 'Asia/Yangon', 'Nay Pyi Taw'],
    ['Quebec City', 'America/Toronto', 'Québec'],
    ['Panama City', 'America/Panama', 'Panamá'],
    ['Navajo Nation', 'America/Denver', 'Window Rock'],
    ['Horta', 'Atlantic/Azores', 'Horta'],
    ['Angra do Heroísmo', 'Atlantic/Azores', 'Angra do Heroísmo'],
  ])('know %s', (name, zone, shown) => {
    const found = places.filter(({ place, names }) =>
      [place.name, ...names].some((each) => foldText(each) === foldText(name)),
    );
    expect(found.map(({ place }) => [place.zone, place.name])).toContainEqual([zone, shown]);
  });

  it.each([
    ['CN', /^\p{Script=Han}+$/u],
    ['EG', /^[\p{Script=Arabic} ]+$/u],
    [
      'IN',
      /^[\p{Script=Devanagari}\p{Script=Tamil}\p{Script=Bengali}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Malayalam}\p{Script=Kannada}\p{M} ]+$/u,
    ],
    ['JP', /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u],
    ['KR', /^\p{Script=Hangul}+$/u],
    ['RU', /^[\p{Script=Cyrillic} -]+$/u],
    ['TH', /^[\p{Script=Thai}\p{M}]+$/u],
  ])('have the names of the thousand largest cities in the script of %s', (country, script) => {
    const cities = places.slice(0, 1000).filter(({ place }) => place.countryCode === country);
    const inScript = cities.filter(({ names }) => names.some((name) => script.test(name)));
    expect(inScript.length).toBeGreaterThanOrEqual(Math.floor(cities.length * MIN_SHARE_IN_OWN_SCRIPT));
  });
});
