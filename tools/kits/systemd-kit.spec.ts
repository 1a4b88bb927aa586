import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { itWith, kitPath, kitText, run } from './kit';

const unit = kitText('systemd/live-tz.service');
const MAX_EXPOSURE = 3;

describe('the unit for systemd', () => {
  it('starts the program that a release contains', () => {
    const [, program = ''] = /^ExecStart=\/usr\/bin\/node dist\/(.+)\.js$/m.exec(unit) ?? [];
    expect(existsSync(join(__dirname, '../..', `${program}.ts`))).toBe(true);
  });

  it('lets V8 write machine code, and denies the other privileges that have no use', () => {
    expect(unit).toMatch(/^MemoryDenyWriteExecute=no$/m);
    for (const line of [
      'DynamicUser=yes',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
    ])
      expect(unit.split('\n')).toContain(line);
  });

  itWith('systemd-analyze')(`has an exposure of at most ${MAX_EXPOSURE} of 10`, () => {
    const args = ['--offline=true', `--threshold=${MAX_EXPOSURE * 10}`, kitPath('systemd/live-tz.service')];
    const { status, output } = run('systemd-analyze', ['security', '--no-pager', ...args]);
    const [, exposure = 'none'] = /exposure level for live-tz\.service: ([\d.]+)/.exec(output) ?? [];
    expect(Number(exposure)).toBeLessThanOrEqual(MAX_EXPOSURE);
    expect([status, output]).toEqual([0, expect.any(String)]);
  });
});
