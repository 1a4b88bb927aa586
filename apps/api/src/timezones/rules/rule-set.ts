import { createHash } from 'node:crypto';
import { withNamesOf } from './aliases';
import { type PackedZoneData, readPackedZoneData } from './packed-zone-data';
import { ZoneTable } from './zone-table';

/** Where a set of rules came from. */
export interface ZoneDataOrigin {
  /** `bundled`, or the name of the operator's file without its folder. */
  readonly source: string;
  /** `YYYY-MM-DD`, or null for a release this program knows no day of: see `releaseDateOf`. */
  readonly releasedOn: string | null;
}

/** One set of zone rules, checked and ready to be put in force. Never changes. */
export class RuleSet {
  readonly table: ZoneTable;
  /** The same for the same rules, whatever file they lie in: nodes compare by it. Lower-case hex. */
  readonly digest: string;
  private readonly data: PackedZoneData;

  /**
   * @param candidate packed data of moment-timezone, unchecked
   * @param earlier rules whose names stay known, where the data do not know them
   * @throws UnusableZoneData
   */
  constructor(
    candidate: unknown,
    readonly origin: ZoneDataOrigin,
    earlier?: RuleSet,
  ) {
    const data = readPackedZoneData(candidate);
    this.data = earlier === undefined ? data : withNamesOf(earlier.data, data);
    this.table = new ZoneTable(this.data);
    this.digest = digestOf(data, origin.releasedOn);
  }

  /** IANA release, for example `2026f`. */
  get release(): string {
    return this.table.release;
  }
}

function digestOf({ version, zones, links }: PackedZoneData, releasedOn: string | null): string {
  const content = JSON.stringify([version, releasedOn, zones, links]);
  return createHash('sha256').update(content).digest('hex');
}
