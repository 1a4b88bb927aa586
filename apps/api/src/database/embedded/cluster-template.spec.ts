import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packTemplate, unpackTemplate } from './cluster-template';

const KNOWN = ['CreateUsers1', 'CreateSessions2'];

describe('the template of a cluster', () => {
  let root: string;
  let cluster: string;
  let file: string;
  let target: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'live-tz-template-'));
    cluster = join(root, 'cluster');
    file = join(root, 'template.gz');
    target = join(root, 'target');
    mkdirSync(join(cluster, 'base/1'), { recursive: true, mode: 0o755 });
    mkdirSync(join(cluster, 'pg_notify'));
    writeFileSync(join(cluster, 'PG_VERSION'), '18\n', { mode: 0o644 });
    writeFileSync(join(cluster, 'base/1/112'), Buffer.from([0, 10, 255]));
    writeFileSync(join(cluster, 'base/1/empty'), '');
    writeFileSync(file, packTemplate(cluster, KNOWN));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** Replaces a part of its first line. */
  function changeHeader(from: string, to: string): void {
    const content = gunzipSync(readFileSync(file)).toString('latin1').replace(from, to);
    writeFileSync(file, gzipSync(Buffer.from(content, 'latin1')));
  }

  it('becomes the cluster it was made of', () => {
    unpackTemplate(file, target, KNOWN);
    expect(readFileSync(join(target, 'PG_VERSION'), 'utf8')).toBe('18\n');
    expect([...readFileSync(join(target, 'base/1/112'))]).toEqual([0, 10, 255]);
    expect(readFileSync(join(target, 'base/1/empty'), 'utf8')).toBe('');
    expect(existsSync(join(target, 'pg_notify'))).toBe(true);
  });

  it('becomes folders and files that only their owner can read, whatever modes it was made of', () => {
    unpackTemplate(file, target, KNOWN);
    const modeOf = (path: string) => statSync(join(target, path)).mode & 0o777;
    expect(['.', 'base', 'base/1'].map(modeOf)).toEqual([0o700, 0o700, 0o700]);
    expect(['PG_VERSION', 'base/1/112'].map(modeOf)).toEqual([0o600, 0o600]);
  });

  it('may lack migrations of this release: they run when the cluster is opened', () => {
    unpackTemplate(file, target, [...KNOWN, 'CreateAudit3']);
    expect(existsSync(target)).toBe(true);
  });

  it.each<[string, () => void]>([
    ['is missing', () => rmSync(file)],
    ['is cut', () => writeFileSync(file, readFileSync(file).subarray(0, -12))],
    ['is no archive', () => writeFileSync(file, 'nothing')],
    ['is of another format', () => changeHeader('live-tz-cluster', 'something-else')],
    ['is of another PostgreSQL', () => changeHeader('"postgres":"18"', '"postgres":"19"')],
    ['has seen a migration of a newer release', () => changeHeader('CreateUsers1', 'CreateOther9')],
  ])('is refused before anything is written when it %s', (_how, change) => {
    change();
    expect(() => unpackTemplate(file, target, KNOWN)).toThrow();
    expect(existsSync(target)).toBe(false);
  });

  it('is refused when files are longer or shorter than it says', () => {
    changeHeader('"bytes":3', '"bytes":2');
    expect(() => unpackTemplate(file, target, KNOWN)).toThrow('its length');
  });
});
