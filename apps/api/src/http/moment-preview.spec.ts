import { momentPreview, withPreview } from './moment-preview';

const isZone = (name: string): boolean => ['Europe/Berlin', 'America/New_York'].includes(name);

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
    const html = withPreview('<title>Live TZ</title>', { title: '<b>"$&', description: '' });
    expect(html).toContain('<title>&#60;b&#62;&#34;$&#38; · Live TZ</title>');
    expect(html).toContain('<meta property="og:title" content="&#60;b&#62;&#34;$&#38;">');
  });
});
