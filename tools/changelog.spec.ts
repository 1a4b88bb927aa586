import { entryOf, releaseEntry } from './release/changelog.cjs';

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- Something new.

## [0.1.0] - 2026-01-02

### Fixed

- Something old.
`;

describe('the changelog', () => {
  it('moves what is unreleased under the heading of its version', () => {
    const released = releaseEntry(CHANGELOG, '0.2.0', '2026-02-03');
    expect(released).toContain(
      '## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n### Added\n\n- Something new.\n\n## [0.1.0]',
    );
    expect(entryOf(released, '0.2.0')).toBe('### Added\n\n- Something new.');
    expect(entryOf(released, '0.1.0')).toBe('### Fixed\n\n- Something old.');
  });

  it('refuses a release without an entry', () => {
    const released = releaseEntry(CHANGELOG, '0.2.0', '2026-02-03');
    expect(() => releaseEntry(released, '0.3.0', '2026-03-04')).toThrow('nothing unreleased');
  });

  it('has no entry for a version that was not released', () => {
    expect(() => entryOf(CHANGELOG, '0.2.0')).toThrow('no heading for version 0.2.0');
  });
});
