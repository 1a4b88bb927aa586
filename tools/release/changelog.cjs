const UNRELEASED = '## [Unreleased]\n';

/** Moves the unreleased entry under the heading of a version. An empty entry means that there is nothing to release. */
function releaseEntry(changelog, version, day) {
  const [before, after] = changelog.split(UNRELEASED);
  if (after === undefined) throw new Error('CHANGELOG.md has no heading "## [Unreleased]".');
  if (!/^- /m.test(untilNextHeading(after))) throw new Error('CHANGELOG.md lists nothing unreleased.');
  return `${before}${UNRELEASED}\n## [${version}] - ${day}\n${after}`;
}

/** What CHANGELOG.md lists for a version. */
function entryOf(changelog, version) {
  const [, after] = changelog.split(`## [${version}] - `);
  if (after === undefined) throw new Error(`CHANGELOG.md has no heading for version ${version}.`);
  return untilNextHeading(after.slice(after.indexOf('\n'))).trim();
}

function untilNextHeading(text) {
  return text.split(/^## \[/m, 1)[0];
}

module.exports = { releaseEntry, entryOf };
