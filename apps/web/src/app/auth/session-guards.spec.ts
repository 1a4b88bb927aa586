import { safeReturnTo } from './session-guards';

describe('safeReturnTo', () => {
  it.each(['/', '/settings', '/settings?a=b#c'])('follows %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'settings',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
  ])('does not follow %s', (path) => {
    expect(safeReturnTo(path)).toBe('/');
  });
});
