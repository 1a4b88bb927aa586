import type { LocalHost } from './local-host';
import { readNtpStatus } from './ntp-status';

const NOW_MS = Date.parse('2026-11-26T15:00:00Z');
const HOUR_MS = 3_600_000;
const FOLDER = '/run/systemd/timesync';
/** The folder of a chronyd that runs. */
const CHRONYD = { '/run/chrony': 0 };

/** A host with these files, by the time of their modification, and this output of `chronyc`; null where it is not installed. */
function host(files: Record<string, number>, chronyc: string | null = null): LocalHost {
  return {
    modifiedAtMs: async (path) => files[path] ?? null,
    outputOf: async (program, args) =>
      program === 'chronyc' && args.join(' ') === '-n tracking' ? chronyc : null,
  };
}

/** The output of chrony 4.3 with other lines in place of its own. */
function tracking(lines: Record<string, string> = {}): string {
  const all = {
    'Reference ID': 'A29FC87B (162.159.200.123)',
    Stratum: '4',
    'Ref time (UTC)': 'Thu Nov 26 14:50:12 2026',
    'System time': '0.000123400 seconds fast of NTP time',
    'Last offset': '+0.000011302 seconds',
    'RMS offset': '0.000042004 seconds',
    Frequency: '3.117 ppm slow',
    'Leap status': 'Normal',
    ...lines,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name.padEnd(16)}: ${value}\n`)
    .join('');
}

describe('readNtpStatus', () => {
  it('is null without a time service that can be read, as in a container', async () => {
    expect(await readNtpStatus(host({}), NOW_MS)).toBeNull();
    expect(await readNtpStatus(host(CHRONYD), NOW_MS)).toBeNull();
  });

  it('starts no program where chronyd does not run', async () => {
    const outputOf = jest.fn(async () => null);
    await readNtpStatus({ modifiedAtMs: async () => null, outputOf }, NOW_MS);
    expect(outputOf).not.toHaveBeenCalled();
  });

  it.each([
    ['has just synchronised', { [FOLDER]: 0, [`${FOLDER}/synchronized`]: NOW_MS - HOUR_MS / 2 }, true],
    ['has not synchronised yet', { [FOLDER]: 0 }, false],
    [
      'has not synchronised for six hours',
      { [FOLDER]: 0, [`${FOLDER}/synchronized`]: NOW_MS - 6 * HOUR_MS },
      false,
    ],
  ])('reports a systemd-timesyncd that %s', async (_how, files, synchronised) => {
    expect(await readNtpStatus(host(files), NOW_MS)).toEqual({
      synchronised,
      source: 'systemd-timesyncd',
      checkedAtMs: NOW_MS,
    });
  });

  it.each([
    ['is fast', '0.000123400 seconds fast of NTP time', 0.1234],
    ['is slow', '1.500000000 seconds slow of NTP time', -1500],
    ['has an unknown form', 'unknown', undefined],
  ])('reports the offset of a chrony whose system time %s', async (_how, systemTime, offsetMs) => {
    const status = await readNtpStatus(host(CHRONYD, tracking({ 'System time': systemTime })), NOW_MS);
    expect(status).toEqual({ synchronised: true, source: 'chrony', checkedAtMs: NOW_MS, offsetMs });
  });

  it.each([
    ['is not synchronised', { 'Leap status': 'Not synchronised' }],
    ['follows the clock of the host', { 'Reference ID': '7F7F0101 ()' }],
    ['has lost its sources', { 'Ref time (UTC)': 'Wed Nov 25 14:50:12 2026' }],
  ])('reports a chrony that %s, without an offset', async (_how, lines) => {
    expect(await readNtpStatus(host(CHRONYD, tracking(lines)), NOW_MS)).toEqual({
      synchronised: false,
      source: 'chrony',
      checkedAtMs: NOW_MS,
    });
  });

  it.each(['', '506 Cannot talk to daemon\n', '\0'.repeat(100)])(
    'is null if chronyc prints %j',
    async (output) => {
      expect(await readNtpStatus(host(CHRONYD, output), NOW_MS)).toBeNull();
    },
  );
});
