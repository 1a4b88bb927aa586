import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readZoneDataFile, stampOfFile } from './zone-data-file';
import { ZoneRules } from './zone-rules';
import { BUNDLED_ZONE_DATA } from './zone-rules-data';

const bundled = new ZoneRules().set;
const folder = mkdtempSync(join(tmpdir(), 'live-tz-zone-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

const small = { version: '2027z', zones: ['Etc/UTC|UTC|0|0|'], links: ['Etc/UTC|UTC'] };
let count = 0;
function written(content: unknown): string {
  const path = join(folder, `${(count += 1)}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const read = (path: string) => readZoneDataFile(path, bundled);

describe('readZoneDataFile', () => {
  it('loads the rules, and reports the file by its name only', async () => {
    const path = written(small);
    const rules = await read(path);
    expect(rules.release).toBe('2027z');
    expect(rules.origin).toEqual({ source: path.slice(folder.length + 1), releasedOn: null });
  });

  it('treats the data that this program came with as the same rules', async () => {
    const rules = await read(written(JSON.stringify(BUNDLED_ZONE_DATA, null, 2)));
    expect(rules.digest).toBe(bundled.digest);
    expect(rules.origin.releasedOn).toBe(bundled.origin.releasedOn);
  });

  it('treats the same release with other contents as different rules', async () => {
    const { digest } = await read(written({ ...small, version: bundled.release }));
    expect(digest).not.toBe(bundled.digest);
  });

  it.each([
    ['2027-01-15', '2027-01-15'],
    ['2027-02-30', null],
    ['15 January 2027', null],
    [20270115, null],
  ])('reads the date %j as %j', async (releasedOn, day) => {
    expect((await read(written({ ...small, releasedOn }))).origin.releasedOn).toBe(day);
  });

  it('keeps every name that was known before', async () => {
    expect((await read(written(small))).table.resolve('asia/katmandu')).toBe('Asia/Katmandu');
  });

  const pipe = join(folder, 'pipe');
  const large = join(folder, 'large');
  beforeAll(() => {
    execFileSync('mkfifo', [pipe]);
    writeFileSync(large, '');
    truncateSync(large, 9 * 1024 * 1024);
  });
  it.each([
    ['that is missing', join(folder, 'none'), 'There is no such file.'],
    ['below a file', join(large, 'none'), 'There is no such file.'],
    ['that is a folder', folder, 'It is not a file.'],
    ['that is a pipe', pipe, 'It is not a file.'],
    ['that is too large', large, 'larger than 8 MB'],
    ['that is empty', written(''), 'not JSON'],
    ['that is half written', written(JSON.stringify(BUNDLED_ZONE_DATA).slice(0, 300_000)), 'not JSON'],
    ['of something else', written('null'), 'not an object'],
    ['with a damaged zone', written({ ...small, zones: [...small.zones, 'A/B|X'] }), 'damaged at "A/B|X"'],
  ])('rejects a file %s', async (_what, path, sentence) => {
    await expect(read(path)).rejects.toMatchObject({
      name: 'UnusableZoneData',
      message: expect.stringMatching(/^[A-Z].*\.$/),
    });
    await expect(read(path)).rejects.toThrow(sentence);
  });
});

describe('stampOfFile', () => {
  it('stays the same while the file does', async () => {
    const path = written(small);
    expect(await stampOfFile(path)).toBe(await stampOfFile(path));
  });

  it('changes when another file of the same length replaces it', async () => {
    const [path, other] = [written(small), written(small)];
    const before = await stampOfFile(path);
    renameSync(other, path);
    expect(await stampOfFile(path)).not.toBe(before);
  });

  it('changes when a folder above it is replaced, as Kubernetes does', async () => {
    const [one, two, current, turned] = ['one', 'two', 'current', 'turned'].map((name) => join(folder, name));
    for (const each of [one, two]) {
      mkdirSync(each!);
      writeFileSync(join(each!, 'rules.json'), JSON.stringify(small));
    }
    symlinkSync(one!, current!);
    const before = await stampOfFile(join(current!, 'rules.json'));
    symlinkSync(two!, turned!);
    renameSync(turned!, current!);
    expect(await stampOfFile(join(current!, 'rules.json'))).not.toBe(before);
  });

  it('reports a missing file', async () => {
    expect(await stampOfFile(join(folder, 'none'))).toBe('ENOENT');
  });
});
