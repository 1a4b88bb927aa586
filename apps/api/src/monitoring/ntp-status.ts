import type { NtpStatus } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { LocalHost } from './local-host';

type Reading = Omit<NtpStatus, 'checkedAtMs'>;

const TIMESYNCD_FOLDER = '/run/systemd/timesync';
/** Exists while chronyd runs. */
const CHRONY_FOLDER = '/run/chrony';
/** Ten times the longest interval at which systemd-timesyncd polls by default (2,048 s); chrony's is shorter. */
const MAX_SYNC_AGE_MS = 10 * 2_048 * MS_PER_SECOND;

/** What the time service of the host reports; null without one that can be read. */
export async function readNtpStatus(host: LocalHost, nowMs: number): Promise<NtpStatus | null> {
  const reading = (await readTimesyncd(host, nowMs)) ?? (await readChrony(host, nowMs));
  return reading === null ? null : { ...reading, checkedAtMs: nowMs };
}

/** systemd-timesyncd touches a file at each synchronisation, and its folder exists while it runs (systemd-timesyncd.service(8)). */
async function readTimesyncd(host: LocalHost, nowMs: number): Promise<Reading | null> {
  const syncedAtMs = await host.modifiedAtMs(`${TIMESYNCD_FOLDER}/synchronized`);
  if (syncedAtMs === null && (await host.modifiedAtMs(TIMESYNCD_FOLDER)) === null) return null;
  return {
    synchronised: syncedAtMs !== null && nowMs - syncedAtMs <= MAX_SYNC_AGE_MS,
    source: 'systemd-timesyncd',
  };
}

/** A program is only started where chronyd runs: even one that is not installed takes a process for a moment. */
async function readChrony(host: LocalHost, nowMs: number): Promise<Reading | null> {
  if ((await host.modifiedAtMs(CHRONY_FOLDER)) === null) return null;
  const output = await host.outputOf('chronyc', ['-n', 'tracking']);
  return output === null ? null : parseTracking(output, nowMs);
}

/**
 * Reads the output of `chronyc tracking`. chronyd that has lost its sources still reports a normal leap status, so the time of
 * the last measurement counts as well; so does chronyd that follows the host's own clock (`local`, 127.127.1.1).
 * @returns null if it has another form
 */
function parseTracking(output: string, nowMs: number): Reading | null {
  const leapStatus = /^Leap status\s*: (.+)$/m.exec(output)?.[1];
  if (leapStatus === undefined) return null;
  const measuredAtMs = Date.parse(`${/^Ref time \(UTC\)\s*: (.+)$/m.exec(output)?.[1] ?? ''} UTC`);
  const isLocal = /^Reference ID\s*: 7F7F0101/m.test(output);
  const isStale = nowMs - measuredAtMs > MAX_SYNC_AGE_MS;
  const [, seconds, direction] =
    /^System time\s*: (\d+\.\d+) seconds (fast|slow) of NTP time$/m.exec(output) ?? [];
  const synchronised = leapStatus.trim() !== 'Not synchronised' && !isLocal && !isStale;
  if (!synchronised || seconds === undefined) return { synchronised, source: 'chrony' };
  const offsetMs = Number(seconds) * MS_PER_SECOND * (direction === 'fast' ? 1 : -1);
  return { synchronised, source: 'chrony', offsetMs };
}
