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
  ])('reads %s under %j as %j', (url, basePath, rest) => {
    expect(behindBasePath(url, basePath)).toBe(rest);
  });
});
