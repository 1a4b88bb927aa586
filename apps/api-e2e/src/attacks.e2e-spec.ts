import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { DRILL_SECRET, makeUsers, PrivatePostgres, RunningApp } from '@live-tz/test-cluster';
import type { Attack, Toll } from './support/attacks/attack';
import type { AttackOrder } from './support/attacks/attack-process';
import { BY_STRANGERS, BY_USERS, FRAMES_BY_USERS } from './support/attacks/attacks';
import { askProcess, startTestProcess } from './support/attacks/child';
import { FRAME_FUZZ } from './support/attacks/frames-fuzz';
import type { UsersOrder, UsersVerdict } from './support/attacks/users-process';

/** `npm run drills` takes its time; `npm test` sees the same done to fewer users. */
const isLong = process.env['DRILLS'] === 'long';
const { users, attackMs, fuzzedFrames } = isLong
  ? { users: 300, attackMs: 30_000, fuzzedFrames: 20_000 }
  : { users: 40, attackMs: 4_000, fuzzedFrames: 1_200 };
/** Users in whose names frames are fuzzed: none of them uses up what a user may send. */
const FUZZING = 150;
/** A machine has better and worse half minutes: the long form compares medians. */
const ROUNDS = isLong ? [1, 2, 3] : [1];
/** A user for each attack: one who has attacked is refused for a minute. */
const HOSTILE = ROUNDS.length + 2;
/** Of the long form alone: figures of time and memory mean nothing on a machine that does other things. */
const MAX_LATENESS_RATIO = 2;
const MAX_GROWTH = 1.05;
const FAULT_LEVEL = 50;

jest.setTimeout(isLong ? 300_000 : 120_000);

let postgres: PrivatePostgres;
let app: RunningApp;
let judges: ChildProcess;
let hostile: readonly string[];
let fuzzing: readonly string[];

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  const databaseUrl = await postgres.newDatabase();
  app = await RunningApp.start({ DATABASE_URL: databaseUrl, SESSION_SECRET: DRILL_SECRET });
  const cookies = await makeUsers(databaseUrl, users + FUZZING + HOSTILE);
  hostile = cookies.slice(0, HOSTILE);
  fuzzing = cookies.slice(HOSTILE, FUZZING + HOSTILE);
  judges = startTestProcess('users-process.ts');
  await askUsers({ ask: 'come', port: portOf(app), cookies: cookies.slice(FUZZING + HOSTILE) });
});

afterAll(async () => {
  judges?.kill();
  await app?.dispose();
  await postgres?.dispose();
});

function portOf({ url }: RunningApp): number {
  return Number(new URL(url).port);
}

async function askUsers<Answer>(order: UsersOrder): Promise<Answer> {
  return (await askProcess<{ answer: Answer }>(judges, order)).answer;
}

async function figure(name: string, label = ''): Promise<number> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(name) && each.includes(label));
  return Number(line?.split(' ').at(-1));
}

/** Has a process of its own attack the server, and tells what became of it. */
async function attack(
  attacks: readonly Attack[],
  cookies: readonly string[],
  frames = 0,
): Promise<Record<string, Toll>> {
  const attacker = startTestProcess('attack-process.ts');
  const target = { port: portOf(app), cookies, frames };
  const order: AttackOrder = { names: attacks.map(({ name }) => name), target, durationMs: attackMs };
  return askProcess(attacker, order);
}

/** What the users and the server itself saw while something was done, from the middle of a second to the middle of another. */
async function witnessed(
  what: string,
  act: () => Promise<unknown>,
): Promise<UsersVerdict & { skipped: number; faults: string[] }> {
  const skippedBefore = await figure('livetz_seconds_total', 'skipped');
  const startMs = await middleOfSecond();
  const done = await act();
  const endMs = await middleOfSecond();
  // The seconds under way are on their way for as long as it takes.
  await middleOfSecond();
  const verdict = await askUsers<UsersVerdict>({ ask: 'judge', startMs, endMs });
  const skipped = (await figure('livetz_seconds_total', 'skipped')) - skippedBefore;
  const faults = app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= FAULT_LEVEL);
  const cpuMs = Math.round((await figure('process_cpu_seconds_total')) * 1000);
  process.stdout.write(
    `attack: ${what}: ${JSON.stringify({ ...verdict, skipped })}, CPU so far ${cpuMs} ms, ${JSON.stringify(done)}\n`,
  );
  return { ...verdict, skipped, faults };
}

async function middleOfSecond(): Promise<number> {
  await pause(((1500 - (Date.now() % 1000)) % 1000) + 1000);
  return Date.now();
}

/** Milliseconds and bytes mean nothing on a machine that does other things. */
function inLongForm(name: string, test: () => Promise<void>): void {
  if (isLong) it(name, test);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const UNDISTURBED = 'nothing';
const NOTHING_NOTICED = { missed: 0, repeated: 0, losses: 0, skipped: 0, faults: [] };

describe(`${users} users count their seconds`, () => {
  /** 99th percentiles by what happened, one of each round. */
  const latenessMs: Record<string, number[]> = {};

  describe.each(ROUNDS)('in round %i', (round) => {
    it('while nothing happens', async () => {
      const verdict = await witnessed(UNDISTURBED, () => pause(attackMs));
      expect(verdict).toMatchObject(NOTHING_NOTICED);
      (latenessMs[UNDISTURBED] ??= []).push(verdict.p99LatenessMs);
    });

    it.each<[who: string, attacks: readonly Attack[], cookies: () => readonly string[]]>([
      ['a stranger', BY_STRANGERS, () => []],
      ['a user who is signed in', BY_USERS, () => hostile.slice(round - 1, round)],
    ])('and miss none while %s attacks', async (who, attacks, cookies) => {
      let tolls: Record<string, Toll> = {};
      const verdict = await witnessed(who, async () => (tolls = await attack(attacks, cookies())));
      expect(verdict).toMatchObject(NOTHING_NOTICED);
      expect(Object.keys(tolls).sort()).toEqual(attacks.map(({ name }) => name).sort());
      // An attack that did nothing proves nothing.
      for (const toll of Object.values(tolls)) expect(Math.max(0, ...Object.values(toll))).toBeGreaterThan(0);
      (latenessMs[who] ??= []).push(verdict.p99LatenessMs);
    });
  });

  inLongForm('and see them at most twice as late as undisturbed', async () => {
    const { [UNDISTURBED]: undisturbed = [], ...attacked } = latenessMs;
    for (const each of Object.values(attacked))
      expect(median(each)).toBeLessThanOrEqual(MAX_LATENESS_RATIO * median(undisturbed));
  });

  it('and whoever floods is closed with 1008', async () => {
    const tolls = await attack(
      BY_USERS.filter(({ name }) => name === 'frame floods'),
      hostile.slice(-2, -1),
    );
    expect(tolls['frame floods']?.['closed with 1008']).toBeGreaterThan(0);
  });

  it('and miss none while random frames come on both faces', async () => {
    let toll: Toll = {};
    const verdict = await witnessed(`${fuzzedFrames} random frames on each face`, async () => {
      toll = (await attack([FRAME_FUZZ], fuzzing, fuzzedFrames))[FRAME_FUZZ.name] ?? {};
      return toll;
    });
    expect(verdict).toMatchObject(NOTHING_NOTICED);
    expect(toll['opened']).toBeGreaterThan(0);
    expect(toll['refused'] ?? 0).toBe(0);
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });

  inLongForm('and the memory stays what it was after all the frames', async () => {
    // Attack by attack, so that what the first leaves warm is there before it is measured.
    const warm = await figure('process_resident_memory_bytes');
    const tolls = await attack(FRAMES_BY_USERS, hostile.slice(-1));
    expect(tolls['frame floods']?.['frames']).toBeGreaterThan(100_000);
    await pause(5_000);
    expect(await figure('process_resident_memory_bytes')).toBeLessThan(warm * MAX_GROWTH);
  });
});
