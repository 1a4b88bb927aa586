import { behindBasePath } from './base-path';

describe('behindBasePath', () => {
  it.each([
    ['/tz/api/v1/meta', '/tz', '/api/v1/meta'],
    ['/tz/', '/tz', '/'],
    ['/tz', '/tz', '/'],
    ['/tz?a=1', '/tz', '/?a=1'],
    ['/login?x=/tz', '', '/login?x=/tz'],
    ['/tzdata', '/tz', null],
    ['/api', '/tz', null],
    ['http://clock.example:3000/tz/login?x=1', '/tz', '/login?x=1'],
    ['https://clock.example', '', '/'],
    ['*', '', null],
  ])('maps %s under %j to %j', (url, basePath, rest) => {
    expect(behindBasePath(url, basePath)).toBe(rest);
  });
});
