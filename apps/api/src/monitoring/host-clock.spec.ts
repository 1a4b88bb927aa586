import { Logger } from '@nestjs/common';
import { SystemClock } from '../config/system-clock';
import { HostClock } from './host-clock';
import type { LocalHost } from './local-host';
import { Metrics } from './metrics';

describe('HostClock', () => {
  let isSynchronised: boolean | null;
  let metrics: Metrics;
  let hostClock: HostClock;
  const logged = jest.fn((_text: unknown) => undefined);

  beforeEach(() => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(logged);
    jest.spyOn(Logger.prototype, 'log').mockImplementation(logged);
    isSynchronised = true;
    const host: LocalHost = {
      modifiedAtMs: async (path) =>
        isSynchronised === null || (!isSynchronised && path.endsWith('/synchronized')) ? null : Date.now(),
      outputOf: async () => null,
    };
    metrics = new Metrics();
    hostClock = new HostClock(new SystemClock(), host, metrics);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    logged.mockClear();
  });

  async function gauge(): Promise<string | undefined> {
    return /^livetz_host_clock_synchronised (.+)$/m.exec(await metrics.text())?.[1];
  }

  it('has no status before the first check', async () => {
    expect(hostClock.status).toBeNull();
    expect(await gauge()).toBe('Nan');
  });

  it('logs when the clock is not synchronised, and when it is again', async () => {
    for (const state of [true, false, false, true, true]) {
      isSynchronised = state;
      await hostClock.check();
      expect(hostClock.status?.synchronised).toBe(state);
      expect(await gauge()).toBe(state ? '1' : '0');
    }
    expect(logged.mock.calls.map(([text]) => text)).toEqual([
      "The host's clock is not synchronised: check its time service.",
      "The host's clock is synchronised again.",
    ]);
  });

  it('has no status when its time service disappears', async () => {
    await hostClock.check();
    isSynchronised = null;
    await hostClock.check();
    expect(hostClock.status).toBeNull();
    expect(logged).not.toHaveBeenCalled();
  });

  it('has no status when the host cannot be read', async () => {
    const broken: LocalHost = {
      modifiedAtMs: () => Promise.reject(new Error('here')),
      outputOf: async () => null,
    };
    const other = new HostClock(new SystemClock(), broken, new Metrics());
    await other.check();
    expect(other.status).toBeNull();
  });
});
