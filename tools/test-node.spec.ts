import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(__dirname, 'test-node.mjs');

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
}

describe('tools/test-node.mjs', () => {
  it('runs a command with the wanted Node first on the PATH', () => {
    const [major = ''] = process.versions.node.split('.');
    const { status, stdout } = run(major, 'node', '--print', 'process.version');
    expect([status, stdout.trim()]).toEqual([0, process.version]);
  });

  it('fails when the command fails', () => {
    expect(run(process.versions.node, 'node', '--eval', 'process.exit(3)').status).toBe(3);
  });

  it.each(['', 'latest', '24; true'])('explains its usage when the version is %j', (version) => {
    const { status, stderr } = run(version);
    expect([status, stderr]).toEqual([1, expect.stringContaining('Usage: npm run test:node -- VERSION')]);
  });
});
