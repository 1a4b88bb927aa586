import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { createUsers, DRILL_SECRET, PrivatePostgres, RunningApp } from '@live-tz/test-cluster';
import type { Attack, Effect } from './support/attacks/attack';
import type { AttackRequest } from './support/attacks/attack-process';
import { ANONYMOUS_ATTACKS, USER_ATTACKS, USER_FRAME_ATTACKS } from './support/attacks/attacks';
import { requestFrom, startTestProcess } from './support/attacks/test-process';
import { FRAME_FUZZ } from './support/attacks/frames-fuzz';
import type { UsersReport, UsersRequest } from './support/attacks/users-process';
import { figure, skippedSeconds } from './support/figure';

/** `npm run drills` runs the long form, `npm test` the short form with fewer users. */
const isLong = process.env['DRILLS'] === 'long';
const { users, attackMs, fuzzedFrames } = isLong
  ? { users: 300, attackMs: 30_000, fuzzedFrames: 20_000 }
  : { users: 40, attackMs: 4_000, fuzzedFrames: 1_200 };
/** Users that send the random frames: enough of them that none exceeds the message limit. */
const FUZZING = 150;
/** The long form compares medians, because the speed of a machine varies from minute to minute. */
const ROUNDS = isLong ? [1, 2, 3] : [1];
/** One user for each attack, because the server refuses an attacker for a minute. */
const HOSTILE = ROUNDS.length + 2;
/** Only in the long form: time and memory are not reproducible on a machine with other load. */
const MAX_LATENESS_RATIO = 2;
const MAX_GROWTH = 1.05;
const FAULT_LEVEL = 50;

jest.setTimeout(isLong ? 300_000 : 120_000);

let postgres: PrivatePostgres;
let app: RunningApp;
let usersProcess: ChildProcess;
let hostile: readonly string[];
let fuzzing: readonly string[];

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  const databaseUrl = await postgres.newDatabase();
  app = await RunningApp.start({ DATABASE_URL: databaseUrl, SESSION_SECRET: DRILL_SECRET });
  const cookies = await createUsers(databaseUrl, users + FUZZING + HOSTILE);
  hostile = cookies.slice(0, HOSTILE);
  fuzzing = cookies.slice(HOSTILE, FUZZING + HOSTILE);
  usersProcess = startTestProcess('users-process.ts');
  await requestFromUsers({ type: 'connect', port: portOf(app), cookies: cookies.slice(FUZZING + HOSTILE) });
});

afterAll(async () => {
  usersProcess?.kill();
  await app?.dispose();
  await postgres?.dispose();
});

function portOf({ url }: RunningApp): number {
  return Number(new URL(url).port);
}

async function requestFromUsers<Result>(request: UsersRequest): Promise<Result> {
  return (await requestFrom<{ result: Result }>(usersProcess, request)).result;
}

/** Attacks the server from a separate process. @returns the effects by attack */
async function attack(
  attacks: readonly Attack[],
  cookies: readonly string[],
  frames = 0,
): Promise<Record<string, Effect>> {
  const attacker = startTestProcess('attack-process.ts');
  const target = { port: portOf(app), cookies, frames };
  const request: AttackRequest = { names: attacks.map(({ name }) => name), target, durationMs: attackMs };
  return requestFrom(attacker, request);
}

/** What the users and the server report of an action, from the middle of a second to the middle of another. */
async function observe(
  what: string,
  act: () => Promise<unknown>,
): Promise<UsersReport & { skipped: number; faults: string[] }> {
  const skippedBefore = await skippedSeconds(app);
  const startMs = await middleOfSecond();
  const done = await act();
  const endMs = await middleOfSecond();
  // Frames of the last second may still be in transit.
  await middleOfSecond();
  const report = await requestFromUsers<UsersReport>({ type: 'report', startMs, endMs });
  const skipped = (await skippedSeconds(app)) - skippedBefore;
  const faults = app.log.filter((line) => (JSON.parse(line) as { level: number }).level >= FAULT_LEVEL);
  const cpuMs = Math.round((await figure(app, 'process_cpu_seconds_total')) * 1000);
  process.stdout.write(
    `attack: ${what}: ${JSON.stringify({ ...report, skipped })}, CPU so far ${cpuMs} ms, ${JSON.stringify(done)}\n`,
  );
  return { ...report, skipped, faults };
}

async function middleOfSecond(): Promise<number> {
  await pause(((1500 - (Date.now() % 1000)) % 1000) + 1000);
  return Date.now();
}

function inLongForm(name: string, test: () => Promise<void>): void {
  if (isLong) it(name, test);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const UNDISTURBED = 'no attack';
const UNAFFECTED = { missed: 0, repeated: 0, losses: 0, skipped: 0, faults: [] };

describe(`${users} users receive every second`, () => {
  /** 99th percentiles by attacker, one of each round. */
  const latenessMs: Record<string, number[]> = {};

  describe.each(ROUNDS)('in round %i', (round) => {
    it('without an attack', async () => {
      const report = await observe(UNDISTURBED, () => pause(attackMs));
      expect(report).toMatchObject(UNAFFECTED);
      (latenessMs[UNDISTURBED] ??= []).push(report.p99LatenessMs);
    });

    it.each<[who: string, attacks: readonly Attack[], cookies: () => readonly string[]]>([
      ['an anonymous client', ANONYMOUS_ATTACKS, () => []],
      ['a signed-in user', USER_ATTACKS, () => hostile.slice(round - 1, round)],
    ])('while %s attacks', async (who, attacks, cookies) => {
      let effects: Record<string, Effect> = {};
      const report = await observe(who, async () => (effects = await attack(attacks, cookies())));
      expect(report).toMatchObject(UNAFFECTED);
      expect(Object.keys(effects).sort()).toEqual(attacks.map(({ name }) => name).sort());
      // An attack without effects would prove nothing.
      for (const effect of Object.values(effects))
        expect(Math.max(0, ...Object.values(effect))).toBeGreaterThan(0);
      (latenessMs[who] ??= []).push(report.p99LatenessMs);
    });
  });

  inLongForm('at most twice as late as without an attack', async () => {
    const { [UNDISTURBED]: undisturbed = [], ...attacked } = latenessMs;
    for (const each of Object.values(attacked))
      expect(median(each)).toBeLessThanOrEqual(MAX_LATENESS_RATIO * median(undisturbed));
  });

  it('while a flood is closed with 1008', async () => {
    const effects = await attack(
      USER_ATTACKS.filter(({ name }) => name === 'frame floods'),
      hostile.slice(-2, -1),
    );
    expect(effects['frame floods']?.['closed with 1008']).toBeGreaterThan(0);
  });

  it('while random frames arrive over both protocols', async () => {
    let effect: Effect = {};
    const report = await observe(`${fuzzedFrames} random frames over each protocol`, async () => {
      effect = (await attack([FRAME_FUZZ], fuzzing, fuzzedFrames))[FRAME_FUZZ.name] ?? {};
      return effect;
    });
    expect(report).toMatchObject(UNAFFECTED);
    expect(effect['opened']).toBeGreaterThan(0);
    expect(effect['refused'] ?? 0).toBe(0);
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });

  inLongForm('without lasting growth of the memory', async () => {
    // Compared after the first attacks, which warm up caches and code.
    const warm = await figure(app, 'process_resident_memory_bytes');
    const effects = await attack(USER_FRAME_ATTACKS, hostile.slice(-1));
    expect(effects['frame floods']?.['frames']).toBeGreaterThan(100_000);
    await pause(5_000);
    expect(await figure(app, 'process_resident_memory_bytes')).toBeLessThan(warm * MAX_GROWTH);
  });
});
