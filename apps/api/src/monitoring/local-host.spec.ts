import { LocalHost } from './local-host';

const MAX_RUN_MS = 30_000;

describe('LocalHost', () => {
  const host = new LocalHost();

  it('reads when a file was modified, and null for one that is absent', async () => {
    expect(await host.modifiedAtMs(__filename)).toBeGreaterThan(0);
    expect(await host.modifiedAtMs(`${__filename}/none`)).toBeNull();
  });

  it('returns the output of a program, which gets no variables of this process', async () => {
    const output = (await host.outputOf('env', [], MAX_RUN_MS)) ?? '';
    const names = output
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(0, line.indexOf('=')));
    expect(names.toSorted()).toEqual(['LC_ALL', 'PATH']);
  });

  it.each<[string, string, string[]]>([
    ['is not installed', 'no-such-program', []],
    ['fails', 'sh', ['-c', 'echo 506 Cannot talk to daemon; exit 1']],
    ['prints without an end', 'yes', []],
  ])('returns null for a program that %s', async (_how, program, args) => {
    expect(await host.outputOf(program, args, MAX_RUN_MS)).toBeNull();
  });

  it('kills a program that hangs and ignores SIGTERM', async () => {
    expect(await host.outputOf('sh', ['-c', 'trap "" TERM; sleep 300'], 50)).toBeNull();
  });
});
