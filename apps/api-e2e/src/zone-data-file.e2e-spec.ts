import BUNDLED_ZONE_DATA from 'moment-timezone/data/packed/latest.json';
import { rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Meta, PlainTick, ZoneMatch, ZoneState } from '@live-tz/contracts';
import {
  BrowserLike,
  clockSocket,
  joined,
  plainSocket,
  PrivatePostgres,
  PrivateRedis,
  replaceFile,
  RunningApp,
  runToEnd,
  temporaryFolder,
  zoneData,
} from '@live-tz/test-cluster';
import { skippedSeconds } from './support/figure';
import { missingAmong } from './support/seconds';

const ZONE = 'Asia/Kathmandu';
const MS_PER_SECOND = 1000;
/** Moves Kathmandu ahead by a quarter of an hour, as a release newer than any. */
const AHEAD = zoneData('2026zz', { [ZONE]: '+06|-60|0|' });
const OTHER = zoneData('2026zy', { [ZONE]: '+07|-70|0|' });

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function newFile(content: unknown): string {
  const path = join(folder, `rules-${(files += 1)}.json`);
  replaceFile(path, content);
  return path;
}

const meta = async ({ url }: RunningApp) => (await new BrowserLike(url).get<Meta>('/meta')).body.tzdata;
const ready = async ({ url }: RunningApp) =>
  (await new BrowserLike(url).get<{ status: string; details: Record<string, string> }>('//health/ready'))
    .body;

/** The line of a metric; undefined if it is missing. */
async function metric({ url }: RunningApp, name: string): Promise<string | undefined> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text.split('\n').find((line) => line.startsWith(name));
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 250));
}

/** A client that watches Kathmandu over both protocols of a node. */
class Watcher {
  private constructor(
    private readonly app: RunningApp,
    private readonly skippedBefore: number,
    private readonly close: () => void,
    /** The seconds and offsets received over Socket.IO, in order. */
    readonly events: readonly ['tick' | 'offset', number][],
    readonly frames: readonly PlainTick[],
  ) {}

  static async at(app: RunningApp): Promise<Watcher> {
    const { url } = app;
    const skippedBefore = await skippedSeconds(app);
    const headers = (await BrowserLike.register(url)).headers();
    const socket = clockSocket(url, headers);
    const plain = plainSocket(url, `/ws/time/${ZONE}/`, headers);
    const events: ['tick' | 'offset', number][] = [];
    const frames: PlainTick[] = [];
    socket.on('tick', (utcMs) => events.push(['tick', utcMs]));
    socket.on('zones', (states) =>
      states.forEach(({ offsetMinutes }) => events.push(['offset', offsetMinutes])),
    );
    plain.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as PlainTick));
    await joined(socket);
    await socket.emitWithAck('watch', [ZONE, 'Europe/Berlin']);
    const close = () => {
      socket.disconnect();
      plain.terminate();
    };
    return new Watcher(app, skippedBefore, close, events, frames);
  }

  /** Resolves to the second from which on both protocols have an offset; the page must get it within that second. */
  async changed(offsetMinutes: number, utcOffset: string): Promise<number> {
    await until(() => this.events.some(([what, value]) => what === 'offset' && value === offsetMinutes));
    await until(() => this.frames.some((frame) => frame.utcOffset === utcOffset));
    const at = this.events.findIndex(([what, value]) => what === 'offset' && value === offsetMinutes);
    const [, tickBefore] = this.events.slice(0, at).findLast(([what]) => what === 'tick') ?? ['tick', NaN];
    const firstFrame = this.frames.find((frame) => frame.utcOffset === utcOffset);
    expect(firstFrame?.utcMs).toBe(tickBefore);
    return tickBefore;
  }

  /** Expects every second once over Socket.IO, except for those the node reports as skipped. */
  async expectUnbroken(): Promise<void> {
    const ticks = this.events.filter(([what]) => what === 'tick').map(([, utcMs]) => utcMs);
    expect(missingAmong(ticks)).toBeLessThanOrEqual((await skippedSeconds(this.app)) - this.skippedBefore);
  }

  leave(): void {
    this.close();
  }
}

describe('a TZDATA_FILE', () => {
  it('that is damaged stops the start with a sentence', async () => {
    const file = newFile(zoneData('2026zz', { [ZONE]: '+06|-60|01|' }));
    const { code, stderr } = await runToEnd({ TZDATA_FILE: file });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Live TZ cannot start: a setting is wrong\.\n {2}TZDATA_FILE: give [^\n]+\.\n$/);
    expect(stderr).toContain('damaged at "Asia/Kathmandu');
    expect(stderr).not.toContain(folder);
  });
});

describe('a node with a TZDATA_FILE', () => {
  let app: RunningApp;
  const file = newFile({ ...AHEAD, releasedOn: '2026-11-20' });

  beforeAll(async () => (app = await RunningApp.start({ TZDATA_FILE: file })));
  afterAll(() => app.dispose());
  beforeEach(async () => {
    replaceFile(file, { ...AHEAD, releasedOn: '2026-11-20' });
    await until(async () => (await meta(app)).release === '2026zz' && (await ready(app)).status === 'ok');
  });

  it('uses it from the start, and reports the source and the age of its rules', async () => {
    expect(await meta(app)).toEqual({
      release: '2026zz',
      source: file.slice(folder.length + 1),
      releasedOn: '2026-11-20',
    });
    const age = Number((await metric(app, 'livetz_tzdata_age_seconds{release="2026zz"}'))?.split(' ')[1]);
    const expected = (Date.now() - Date.parse('2026-11-20')) / MS_PER_SECOND;
    expect(Math.abs(age - expected)).toBeLessThan(600);
  });

  it('may have a few zones, and then changes only those', async () => {
    replaceFile(file, { version: '2026zx', zones: ['UTC|UTC|0|0|', `${ZONE}|+07|-70|0|`], links: [] });
    await until(async () => (await meta(app)).release === '2026zx');
    const anonymous = new BrowserLike(app.url);
    const offsetOf = async (zone: string) =>
      (await anonymous.get<ZoneState>(`/zones/${zone}?at=2026-11-22T12:00:00Z`)).body.offsetMinutes;
    expect(await offsetOf(ZONE)).toBe(420);
    expect(await offsetOf('Asia/Katmandu')).toBe(420);
    expect(await offsetOf('US/Pacific')).toBe(-480);
  });

  it('notifies the clients that watch a changed zone within that second, and no others', async () => {
    const watcher = await Watcher.at(app);
    replaceFile(file, OTHER);
    await watcher.changed(420, '+07:00');
    expect(watcher.events.filter(([what]) => what === 'offset')).toEqual([['offset', 420]]);
    await watcher.expectUnbroken();
    watcher.leave();
    const anonymous = new BrowserLike(app.url);
    expect((await anonymous.get<ZoneState>(`/zones/${ZONE}`)).body.offsetMinutes).toBe(420);
    expect((await anonymous.get<ZoneMatch[]>('/zones?q=kathmandu')).body[0]?.offsetMinutes).toBe(420);
    expect((await meta(app)).releasedOn).toBeNull();
    expect(await metric(app, 'livetz_tzdata_age_seconds{')).toBeUndefined();
  });

  it('accepts an older release, and the same release with other contents', async () => {
    replaceFile(file, BUNDLED_ZONE_DATA);
    await until(async () => (await meta(app)).release === BUNDLED_ZONE_DATA.version);
    const watcher = await Watcher.at(app);
    replaceFile(file, zoneData(BUNDLED_ZONE_DATA.version, { [ZONE]: '+07|-70|0|' }));
    await watcher.changed(420, '+07:00');
    watcher.leave();
  });

  it('rejects an invalid file with a message, and keeps its rules', async () => {
    replaceFile(file, { ...AHEAD, version: '../../etc' });
    await until(async () => (await ready(app)).details['zoneDataFile'] === 'down');
    expect(await ready(app)).toMatchObject({ status: 'degraded', details: { zoneData: 'up' } });
    expect(app.log.some((line) => line.includes('the zone rules 2026zz stay'))).toBe(true);
    expect(await metric(app, 'livetz_tzdata_file_refused')).toBe('livetz_tzdata_file_refused 1');
    expect((await meta(app)).release).toBe('2026zz');
  });

  it('keeps its rules when the file disappears', async () => {
    unlinkSync(file);
    await until(async () => (await ready(app)).status === 'degraded');
    expect((await meta(app)).release).toBe('2026zz');
    expect((await new BrowserLike(app.url).get<ZoneState>(`/zones/${ZONE}`)).body.offsetMinutes).toBe(360);
  });
});

describe('nodes of one cluster', () => {
  let postgres: PrivatePostgres;
  let redis: PrivateRedis;
  let nodes: RunningApp[];
  const copies = [newFile(BUNDLED_ZONE_DATA), newFile(BUNDLED_ZONE_DATA)] as const;

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([PrivatePostgres.start(), PrivateRedis.start()]);
    const environment = { DATABASE_URL: await postgres.newDatabase(), REDIS_URL: redis.url };
    nodes = await Promise.all(copies.map((file) => RunningApp.start({ ...environment, TZDATA_FILE: file })));
  });
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.dispose()));
    await Promise.all([postgres.dispose(), redis.dispose()]);
  });

  it('apply a changed file in the same second, each from its own copy', async () => {
    const watchers = await Promise.all(nodes.map((node) => Watcher.at(node)));
    for (const file of copies) replaceFile(file, OTHER);
    const seconds = await Promise.all(watchers.map((watcher) => watcher.changed(420, '+07:00')));
    expect(seconds[0]).toBe(seconds[1]);
    for (const watcher of watchers) await watcher.expectUnbroken();
    for (const node of nodes) {
      expect(await ready(node)).toMatchObject({ status: 'ok' });
      expect(await metric(node, 'livetz_rules_disagreement')).toBe('livetz_rules_disagreement 0');
    }
    watchers.forEach((watcher) => watcher.leave());
  });

  it('do not wait for a node with old rules, which reports them and applies new ones immediately', async () => {
    const [first, second] = nodes as [RunningApp, RunningApp];
    const watcher = await Watcher.at(second);
    replaceFile(copies[0], AHEAD);
    await until(async () => (await meta(first)).release === '2026zz');
    await until(async () => (await ready(second)).details['zoneDataAgreement'] === 'down');
    expect((await meta(second)).release).toBe('2026zy');
    expect((await ready(second)).status).toBe('degraded');
    expect((await ready(first)).status).toBe('ok');
    expect(await metric(second, 'livetz_rules_disagreement')).toBe('livetz_rules_disagreement 1');
    const warnings = second.log.filter((line) => line.includes('uses the zone rules 2026zz'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('TZDATA_FILE');
    replaceFile(copies[1], AHEAD);
    await watcher.changed(360, '+06:00');
    await until(async () => (await ready(second)).status === 'ok');
    watcher.leave();
  });

  it('apply the file independently while Redis is away', async () => {
    const watcher = await Watcher.at(nodes[0]!);
    await redis.stop();
    replaceFile(copies[0], OTHER);
    await watcher.changed(420, '+07:00');
    await watcher.expectUnbroken();
    watcher.leave();
    await redis.resume();
  });
});
