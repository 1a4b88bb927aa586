import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const pages = ['', 'docs', 'docs/adr', 'libs/client', 'tools/places'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

const kits = readdirSync(join(ROOT, 'docs/integrate'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs/integrate', name));

/** The anchor that GitHub gives to a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(path: string): string[] {
  const headings = readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) => anchorOf(heading));
}

describe.each([...new Set([...pages, ...kits])])('%s', (page) => {
  it('links only to files and headings that exist', () => {
    const text = readFileSync(join(ROOT, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    for (const [, link = '', anchor = ''] of text.matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)]*))?\)/g)) {
      const path = link === '' ? join(ROOT, page) : join(ROOT, dirname(page), link);
      expect([link, existsSync(path)]).toEqual([link, true]);
      if (anchor !== '') expect(anchorsOf(path)).toContain(anchor);
    }
  });
});
