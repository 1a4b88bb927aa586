import { setTimeout as pause } from 'node:timers/promises';
import { ShutdownSignals } from './shutdown-signals';

/** A program that records what happens to it; the test moves its clock. */
function program(drainMs: number, close: () => Promise<void> = async () => undefined) {
  const events: string[] = [];
  const record = (event: string) => void events.push(event);
  const signals = new ShutdownSignals(
    { info: () => record('drain'), error: () => record('error') },
    {
      readiness: { beginStop: () => record('not ready') },
      drainMs: () => drainMs,
      close: async () => {
        record('close');
        await close();
      },
    },
    (code) => record(`exit ${code}`),
  );
  return { signals, events };
}

describe('ShutdownSignals', () => {
  let nowMs: number;
  beforeEach(() => {
    nowMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  });
  afterEach(() => jest.restoreAllMocks());

  it('close the program at once without a drain', async () => {
    const { signals, events } = program(0);
    signals.receive();
    await pause(0);
    expect(events).toEqual(['not ready', 'close', 'exit 0']);
  });

  it('wait for the drain before they close the program', async () => {
    const { signals, events } = program(5);
    signals.receive();
    await pause(0);
    expect(events).toEqual(['not ready', 'drain']);
    await pause(20);
    expect(events).toEqual(['not ready', 'drain', 'close', 'exit 0']);
  });

  it('end the drain when another one follows, but not when npm forwards the same one', async () => {
    const { signals, events } = program(60_000);
    signals.receive();
    nowMs = 300;
    signals.receive();
    await pause(0);
    expect(events).toEqual(['not ready', 'drain']);
    nowMs = 600;
    signals.receive();
    await pause(0);
    expect(events).toEqual(['not ready', 'drain', 'close', 'exit 0']);
  });

  it('exit with 1 when the program cannot be closed', async () => {
    const { signals, events } = program(0, () => Promise.reject(new Error('here')));
    signals.receive();
    await pause(0);
    expect(events).toEqual(['not ready', 'close', 'error', 'exit 1']);
  });
});
