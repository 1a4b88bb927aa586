import { RunningApp } from '@live-tz/test-cluster';

const CREATION = /Creating a database|The database is ready/;

describe('the log of a start', () => {
  it('reports a new database before and after it is created, and only then', async () => {
    const first = await RunningApp.start();
    expect(linesOf(first)).toEqual([expect.stringContaining(first.dataDir), 'The database is ready']);
    await first.end('SIGTERM');
    const second = await RunningApp.start({}, first.dataDir);
    expect(linesOf(second)).toEqual([]);
    await second.dispose();
  });
});

function linesOf({ log }: RunningApp): string[] {
  return log.map((line) => (JSON.parse(line) as { msg: string }).msg).filter((text) => CREATION.test(text));
}
