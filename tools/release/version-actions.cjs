const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: JsVersionActions } = require('@nx/js/src/release/version-actions');
const { releaseEntry } = require('./changelog.cjs');

/** Where other files repeat the version of package.json. */
const COPIES = {
  'package-lock.json': /(?<="name": "live-tz",\s+"version": ")[^"]+/g,
  'docker/Dockerfile': /(?<=^ARG VERSION=)\S+/gm,
  'apps/api/openapi.json': /(?<="info": \{[^{}]*"version": ")[^"]+/g,
};

/** What `nx release` writes besides package.json: CHANGELOG.md and the copies of the version. */
class WorkspaceVersionActions extends JsVersionActions {
  async updateProjectVersion(tree, version) {
    const messages = await super.updateProjectVersion(tree, version);
    const day = new Date().toISOString().slice(0, 10);
    tree.write('CHANGELOG.md', releaseEntry(tree.read('CHANGELOG.md', 'utf8'), version, day));
    return [
      ...messages,
      `New version ${version} written to: CHANGELOG.md, ${Object.keys(COPIES).join(', ')}`,
    ];
  }
}

/** The copies are written here and not by the tree above, which would reformat the generated ones among them. */
async function afterAllProjectsVersioned(root, { dryRun }) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const [file, place] of Object.entries(COPIES)) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    if (text.search(place) === -1) throw new Error(`${file} does not name the version where it is expected.`);
    if (!dryRun) writeFileSync(path, text.replace(place, version));
  }
  return { changedFiles: dryRun ? [] : Object.keys(COPIES), deletedFiles: [] };
}

module.exports = { default: WorkspaceVersionActions, afterAllProjectsVersioned };
