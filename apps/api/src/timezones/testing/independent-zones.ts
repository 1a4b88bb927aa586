import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { provisionAll, temporaryFolder } from '@live-tz/test-cluster';
import { type DumpedZone, type FlaggedRule, zdump, zdumpFlags } from './zdump';

/** Lines of `tzdata.zi` (zic(8)): `Z name ...` begins a zone, `L target name` is a link. */
const ZONE_OR_LINK = /^(?:(?<kind>Z) |L \S+ )(?<name>\S+)/gm;

/** The tz database as its own compiler reads it: Debian's source, `zic` and `zdump`, independent of this program. */
export class IndependentZones {
  private constructor(
    /** IANA release, for example `2026f`. */
    readonly release: string,
    readonly names: readonly string[],
    /** Names that are separate zones there, not links. */
    readonly zones: ReadonlySet<string>,
    private readonly folder: string,
    private readonly zdumpProgram: string,
  ) {}

  static compile(): IndependentZones {
    const [source = '', zic = '', zdumpProgram = ''] = provisionAll('tzdata', 'zic', 'zdump');
    const folder = temporaryFolder();
    execFileSync(zic, ['-b', 'fat', '-d', folder, source]);
    const text = readFileSync(source, 'utf8');
    const entries = [...text.matchAll(ZONE_OR_LINK)].map(({ groups }) => ({ ...groups }));
    return new IndependentZones(
      /^# version (\S+)/.exec(text)?.[1] ?? '',
      entries.map(({ name = '' }) => name).sort(),
      new Set(entries.filter(({ kind }) => kind === 'Z').map(({ name = '' }) => name)),
      folder,
      zdumpProgram,
    );
  }

  /** Every name's rule at an instant, and its changes after that until another one, inclusive; UTC milliseconds. */
  read(fromMs: number, untilMs: number): Map<string, DumpedZone> {
    return this.byName((files) => zdump(this.zdumpProgram, files, fromMs, untilMs));
  }

  /** The same with the flag of daylight saving time, the rule at the lower bound included. */
  readFlags(fromMs: number, untilMs: number): Map<string, FlaggedRule[]> {
    return this.byName((files) => zdumpFlags(this.zdumpProgram, files, fromMs, untilMs));
  }

  /** Reads each file once, and gives what was read to all its names. */
  private byName<T>(readFiles: (files: readonly string[]) => T[]): Map<string, T> {
    const firstOf = new Map<number, string>();
    for (const name of this.names) firstOf.set(this.fileId(name), name);
    const results = readFiles([...firstOf.values()].map((name) => join(this.folder, name)));
    const resultOf = new Map([...firstOf.keys()].map((id, index) => [id, results[index]]));
    return new Map(
      this.names.flatMap((name) => {
        const result = resultOf.get(this.fileId(name));
        return result === undefined ? [] : [[name, result]];
      }),
    );
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** `zic` writes a link as a second name of one file, which is read once. */
  private fileId(name: string): number {
    return statSync(join(this.folder, name)).ino;
  }
}
