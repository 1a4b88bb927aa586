import type { Config } from '../config/env';
import { momentPreview, previewAddresses, withPreview } from './moment-preview';

const isZone = (name: string): boolean => ['Europe/Berlin', 'America/New_York'].includes(name);

const SITE = new URL('https://clock.example.org/tz');

function addressesOf(publicUrl: URL | null, host = '') {
  const http = { publicUrl, basePath: '/tz' } as Config['http'];
  return previewAddresses(`${host}/at/2027-01-15T15:00/Europe/Berlin?to=UTC&take=later`, http);
}

describe('the preview of a link to a moment', () => {
  it.each([
    '/at/2027-01-15T15:00/America/New_York',
    '/at/2027-01-15T15:00:30/America/New_York/',
    '/at/2027-01-15T15:00/America%2FNew_York',
  ])('names the moment of %s', (path) => {
    expect(momentPreview(path, isZone)).toEqual({
      title: '15:00 in New York',
      description: '2027-01-15, 15:00 in New York. Open the link to see it in your own time zone.',
    });
  });

  it.each([
    '/',
    '/convert',
    '/at',
    '/at/now/Europe/Berlin',
    '/at/2027-01-15T15:00/You_won',
    '/at/2027-01-15T15:00/%ff',
  ])('does not exist for %s', (path) => expect(momentPreview(path, isZone)).toBeNull());

  it('replaces the title of the document, and escapes its own', () => {
    const html = withPreview('<title>Live TZ</title>', { title: '<b>"$&', description: '' }, null);
    expect(html).toContain('<title>&#60;b&#62;&#34;$&#38; · Live TZ</title>');
    expect(html).toContain('<meta property="og:title" content="&#60;b&#62;&#34;$&#38;">');
  });

  it('has the public address of the link and of a picture', () => {
    const html = withPreview('<title>Live TZ</title>', { title: '', description: '' }, addressesOf(SITE));
    expect(html).toContain(
      '<meta property="og:url" content="https://clock.example.org/tz/at/2027-01-15T15:00/Europe/Berlin?to=UTC&#38;take=later">',
    );
    expect(html).toContain('<meta property="og:image" content="https://clock.example.org/tz/icon.png">');
  });

  it('has no address where the public one is unknown, and never that of the request', () => {
    expect(addressesOf(null)).toBeNull();
    expect(addressesOf(SITE, 'http://evil.example')?.link.host).toBe('clock.example.org');
  });
});
