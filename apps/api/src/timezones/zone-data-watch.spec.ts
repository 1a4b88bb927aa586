import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { Readiness } from '../monitoring/readiness';
import type { RuleSet } from './rules/rule-set';
import { ZoneSearch } from './search/zone-search';
import { ZoneDataWatch } from './zone-data-watch';
import { ZoneRules } from './rules/zone-rules';

const dataOf = (version: string) => ({ version, zones: ['Etc/UTC|UTC|0|0|'], links: ['Etc/UTC|UTC'] });

describe('ZoneDataWatch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-tz-watch-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'rules.json');

  let rules: ZoneRules;
  let search: ZoneSearch;
  let readiness: Readiness;
  let watch: ZoneDataWatch;
  let taken: string[];
  let onTaken: (rules: RuleSet) => void;
  let onWarned: (sentence: string) => void;

  /** Resolves with the next rules that are ready. */
  const nextRules = () => new Promise<RuleSet>((resolve) => (onTaken = resolve));
  const nextWarning = () => new Promise<string>((resolve) => (onWarned = resolve));

  function replace(content: unknown): void {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }

  beforeEach(async () => {
    onTaken = onWarned = () => undefined;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((sentence: string) => onWarned(sentence));
    taken = [];
    rules = new ZoneRules();
    search = new ZoneSearch(rules, new SystemClock());
    readiness = new Readiness();
    replace(dataOf('2027a'));
    watch = new ZoneDataWatch({ zoneData: { file } } as Config, rules, search, readiness, new SystemClock());
    watch.onReady((each) => {
      taken.push(each.release);
      rules.replace(each);
      onTaken(each);
    });
    watch.onApplicationBootstrap();
    await nextRules();
  });
  afterEach(() => {
    watch.onApplicationShutdown();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('loads a file that replaces the previous one, its search index included', async () => {
    const indexed = jest.spyOn(search, 'makeReady');
    replace(dataOf('2027b'));
    const { table } = await nextRules();
    expect(taken).toEqual(['2027a', '2027b']);
    expect(indexed).toHaveBeenCalledWith(table);
  });

  it('says what is wrong with a file, and loads it once it is valid', async () => {
    replace(JSON.stringify(dataOf('2027b')).slice(0, 20));
    expect(await nextWarning()).toBe(
      'The file of TZDATA_FILE cannot be used, and the zone rules 2027a stay in force: The file is not JSON.',
    );
    expect(watch.fault).toBe('The file is not JSON.');
    expect(await readiness.report()).toEqual({ status: 'degraded', details: { zoneDataFile: 'down' } });
    replace(dataOf('2027b'));
    await nextRules();
    expect(watch.fault).toBeNull();
    expect((await readiness.report()).status).toBe('ok');
  });

  it('keeps the rules of a file that was removed, and recovers when it is there again', async () => {
    unlinkSync(file);
    expect(await nextWarning()).toContain('There is no such file.');
    expect(taken).toEqual(['2027a']);
    replace(dataOf('2027a'));
    await nextRules();
    expect(watch.fault).toBeNull();
  });

  it('does not read a file that is being written', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn');
    const text = JSON.stringify(dataOf('2027b'));
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    await untilLooked();
    for (let end = 1; end <= 4; end += 1) {
      writeFileSync(file, text.slice(0, (text.length * end) / 4));
      await look();
    }
    expect(taken).toEqual(['2027a']);
    await look();
    expect(taken).toEqual(['2027a', '2027b']);
    expect(warned).not.toHaveBeenCalled();
  });

  /** Lets time pass up to the next check of the file, and waits until it is complete. */
  async function look(): Promise<void> {
    jest.advanceTimersToNextTimer();
    await untilLooked();
  }

  /** The end of a check sets the timer of the next. */
  async function untilLooked(): Promise<void> {
    while (jest.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  }
});

describe('ZoneDataWatch without a file', () => {
  it('checks nothing and logs nothing', async () => {
    const rules = new ZoneRules();
    const readiness = new Readiness();
    const search = new ZoneSearch(rules, new SystemClock());
    const config = { zoneData: { file: null } } as Config;
    const watch = new ZoneDataWatch(config, rules, search, readiness, new SystemClock());
    watch.onApplicationBootstrap();
    expect(watch.fault).toBeNull();
    expect((await readiness.report()).details).toEqual({});
  });
});
