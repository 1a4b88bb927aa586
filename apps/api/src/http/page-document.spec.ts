import { createHash } from 'node:crypto';
import type { PageData } from '@live-tz/contracts';
import { PageDocument } from './page-document';

const BUILT =
  '<html lang="en" data-theme=""><head><base href="/"/><link href="a.css"><script>theme()</script>' +
  '<style nonce="__CSP_NONCE__"></style></head><body><script id="page-data" type="application/json">\n  null\n</script>' +
  '<script>paint()</script><script src="main.js" type="module" nonce="__CSP_NONCE__"></script></body></html>';
const DATA: PageData = {
  utcMs: 1,
  user: { id: '1', username: '__CSP_NONCE__', createdAtMs: 0, isAdmin: false },
  preferences: { hourCycle: 'auto', showSeconds: true, theme: 'dark', homeZone: null },
  board: {
    id: '2',
    name: '</script><!--\u2028$& data-theme=""',
    layout: 'cards',
    sort: 'manual',
    position: 0,
    revision: 1,
    role: 'owner',
    owner: '__CSP_NONCE__',
    hours: null,
    clocks: [],
  },
  states: [],
  hasFirstPage: true,
};

describe('PageDocument', () => {
  const document = new PageDocument(BUILT, '/tz');

  it('fills in the nonce, the theme and the data', () => {
    const html = document.fill('n0nce', DATA);
    expect(html).toContain('<html lang="en" data-theme="dark">');
    expect(html.match(/nonce="n0nce"/g)).toHaveLength(2);
    const [, json = ''] = /<script id="page-data" type="application\/json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual(DATA);
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  });

  it('leaves the theme and the data to the page where there are none', () => {
    const html = document.fill('n0nce', null);
    expect(html).toContain('<html lang="en" data-theme="">');
    expect(html).toContain('<script id="page-data" type="application/json">null</script>');
  });

  it('writes addresses below the base path', () => {
    const html = document.fill('n0nce', null);
    expect(html).toContain('<meta name="base-path" content="/tz/">');
    expect(html).toContain('href="/tz/a.css"');
    expect(html).toContain('src="/tz/main.js"');
    expect(html).not.toContain('<base');
  });

  it('names its inline scripts by their hashes', () => {
    const hash = (script: string) => createHash('sha256').update(script).digest('base64');
    expect(document.scriptSources).toEqual([`'sha256-${hash('theme()')}'`, `'sha256-${hash('paint()')}'`]);
  });

  it.each(['data-theme=""', 'null'])('refuses a built document without %s', (part) => {
    expect(() => new PageDocument(BUILT.replace(part, ''), '')).toThrow('no place');
  });
});
