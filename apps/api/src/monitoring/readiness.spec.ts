import { Readiness } from './readiness';

function readiness(
  checks: [name: string, isEssential: boolean, isUp: () => boolean | Promise<boolean>][],
): Readiness {
  const all = new Readiness();
  for (const [name, isEssential, isUp] of checks) all.register({ name, isEssential, isUp });
  return all;
}

describe('Readiness', () => {
  it('is ok when all is up', async () => {
    expect(await readiness([['clock', true, () => true]]).report()).toEqual({
      status: 'ok',
      details: { clock: 'up' },
    });
  });

  it('is degraded, not down, when a detail fails or throws', async () => {
    const report = await readiness([
      ['clock', true, () => true],
      ['database', false, () => Promise.reject(new Error('away'))],
    ]).report();
    expect(report).toEqual({ status: 'degraded', details: { clock: 'up', database: 'down' } });
  });

  it('is down without an essential part', async () => {
    const report = await readiness([
      ['clock', true, () => false],
      ['database', false, () => true],
    ]).report();
    expect(report.status).toBe('down');
  });

  it.each(['beginStop', 'onModuleDestroy'] as const)(
    'is down as soon as the node stops (%s)',
    async (begin) => {
      const stopping = readiness([['clock', true, () => true]]);
      stopping[begin]();
      expect(await stopping.report()).toEqual({ status: 'down', details: { clock: 'up' } });
    },
  );

  it('runs the checks once for simultaneous requests, and again for later ones', async () => {
    const isUp = jest.fn(() => Promise.resolve(true));
    const shared = readiness([['database', false, isUp]]);
    await Promise.all([shared.report(), shared.report()]);
    expect(isUp).toHaveBeenCalledTimes(1);
    await shared.report();
    expect(isUp).toHaveBeenCalledTimes(2);
  });
});
