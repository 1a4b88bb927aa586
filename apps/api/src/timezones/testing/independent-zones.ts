import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { provisionAll, temporaryFolder } from '@live-tz/test-cluster';
import { type DumpedZone, zdump } from './zdump';

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
    const firstOf = new Map<number, string>();
    for (const name of this.names) firstOf.set(this.fileId(name), name);
    const files = [...firstOf.values()].map((name) => join(this.folder, name));
    const dumped = zdump(this.zdumpProgram, files, fromMs, untilMs);
    const zoneOf = new Map([...firstOf.keys()].map((id, index) => [id, dumped[index]]));
    return new Map(
      this.names.flatMap((name) => {
        const zone = zoneOf.get(this.fileId(name));
        return zone === undefined ? [] : [[name, zone]];
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
