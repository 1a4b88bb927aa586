import { TestBed } from '@angular/core/testing';
import { DefaultUrlSerializer, provideRouter, Router, UrlSegment } from '@angular/router';
import { addressOf, linkFrom, matchMoment, shortLocal } from './moment-link';

function match(path: string) {
  const segments = new DefaultUrlSerializer().parse(path).root.children['primary']?.segments ?? [];
  const result = matchMoment(segments);
  if (result === null) return null;
  expect(result.consumed).toHaveLength(segments.length);
  return Object.entries(result.posParams ?? {}).map(([name, { path: value }]) => `${name}=${value}`);
}

describe('matchMoment', () => {
  it.each([
    ['/convert', []],
    ['/at/2027-01-15T15:00/Europe/Berlin', ['at=2027-01-15T15:00', 'zone=Europe/Berlin']],
    ['/at/2027-01-15T15:00/Europe%2FBerlin', ['at=2027-01-15T15:00', 'zone=Europe/Berlin']],
    ['/at/2027-01-15T15:00/America/Argentina/Salta', ['at=2027-01-15T15:00', 'zone=America/Argentina/Salta']],
    ['/at/2027-01-15T15:00/Etc/GMT+5', ['at=2027-01-15T15:00', 'zone=Etc/GMT+5']],
    ['/at/2027-01-15T14:00Z', ['at=2027-01-15T14:00Z', 'zone=']],
    ['/at/2027-01-15T15:00:30.250+01:00', ['at=2027-01-15T15:00:30.250+01:00', 'zone=']],
    ['/at', ['at=', 'zone=']],
    ['/at/', ['at=', 'zone=']],
  ])('takes %s', (path, params) => {
    expect(match(path)).toEqual(params);
  });

  it.each(['/', '/convert/more', '/settings', '/attic'])('leaves %s to others', (path) => {
    expect(match(path)).toBeNull();
  });

  it('matches segments case-sensitively', () => {
    expect(matchMoment([new UrlSegment('AT', {})])).toBeNull();
  });
});

describe('addressOf', () => {
  function urlOf(...parts: Parameters<typeof linkFrom>): string {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const { commands, queryParams } = addressOf(linkFrom(...parts));
    return TestBed.inject(Router).createUrlTree(commands, { queryParams }).toString();
  }

  it.each([
    [[], '/convert'],
    [[undefined, undefined, 'sideways', 'UTC'], '/convert?to=UTC'],
    [['2027-01-15T15:00', 'Europe/Berlin'], '/at/2027-01-15T15:00/Europe/Berlin'],
    [['2027-01-15T14:00Z', ''], '/at/2027-01-15T14:00Z'],
    [
      ['2026-10-25T02:30', 'Europe/Berlin', 'later', 'Asia/Tokyo,UTC'],
      '/at/2026-10-25T02:30/Europe/Berlin?take=later&to=Asia%2FTokyo,UTC',
    ],
  ])('of %j', (parts, url) => {
    expect(urlOf(...(parts as Parameters<typeof linkFrom>))).toBe(url);
  });

  it('can be parsed back into the same link', () => {
    const url = urlOf('2027-01-15T15:00', 'Etc/GMT+5');
    expect(match(url)).toEqual(['at=2027-01-15T15:00', 'zone=Etc/GMT+5']);
  });
});

it('a whole minute needs no seconds', () => {
  expect(shortLocal('2027-01-15T15:00:00')).toBe('2027-01-15T15:00');
  expect(shortLocal('2027-01-15T15:00:30')).toBe('2027-01-15T15:00:30');
});
