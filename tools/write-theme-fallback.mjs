/**
 * Writes `apps/web/src/styles/theme-fallback.css`: the colours of both themes for browsers without `light-dark()` (before Chromium
 * 123, Firefox 120 and Safari 17.5), out of the style sheets that use it. `--check` only fails when the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STYLES = join(import.meta.dirname, '../apps/web/src/styles');
const FILE = join(STYLES, 'theme-fallback.css');
const SOURCES = ['tokens.css', 'light.css'];

const rules = SOURCES.flatMap((file) => rulesOf(readFileSync(join(STYLES, file), 'utf8')));
const light = rules.map(({ selector, declarations }) => rule(selector, declarations, 0));
const dark = (root) =>
  rules.map(({ selector, declarations }) => rule(below(root, selector), declarations, 1));

const text = `/* Written by tools/write-theme-fallback.mjs, for browsers without light-dark(). */
@supports not (color: light-dark(red, red)) {
${[
  ...light,
  ...dark(":root[data-theme='dark']"),
  `@media (prefers-color-scheme: dark) {\n${dark(":root:not([data-theme='light'])").join('\n')}\n}`,
].join('\n')}
}
`;

if (process.argv.includes('--check')) process.exitCode = readFileSync(FILE, 'utf8') === text ? 0 : 1;
else writeFileSync(FILE, text);

/** Rules without nesting, reduced to the declarations that depend on the theme. */
function rulesOf(css) {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*light-dark\([^{}]*)\}/g)].map(([, selector, body]) => ({
    selector: selector.trim(),
    declarations: body.split(';').filter((each) => each.includes('light-dark(')),
  }));
}

function rule(selector, declarations, index) {
  const lines = declarations.map((each) => `${each.trim().replaceAll(/\s+/g, ' ')};`);
  return `${selector} { ${lines.map((each) => resolved(each, index)).join(' ')} }`;
}

/** A declaration with the first or second argument in place of each `light-dark()`, whose arguments may be functions. */
function resolved(declaration, index) {
  return declaration.replaceAll(
    /light-dark\(\s*((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+?)\s*\)/g,
    (_all, ...colours) => colours[index].trim(),
  );
}

/** A selector list, each under a root in a certain theme. */
function below(root, selector) {
  return selector
    .split(',')
    .map((each) => (each.trim() === ':root' ? root : `${root} ${each.trim()}`))
    .join(', ');
}
