/** `npm audit` for the packages that a release contains: those that the server loads, and those that the page is built from. */
import { spawnSync } from 'node:child_process';
import { withReleasedPackages } from './released-packages.mjs';

const { status } = withReleasedPackages((folder) =>
  spawnSync('npm', ['audit', ...process.argv.slice(2)], { cwd: folder, stdio: 'inherit' }),
);
process.exitCode = status ?? 1;
