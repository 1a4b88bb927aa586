import { createHash } from 'node:crypto';
import { withNamesOf } from './aliases';
import { type PackedZoneData, readPackedZoneData } from './packed-zone-data';
import { ZoneTable } from './zone-table';

/** The origin of a set of rules. */
export interface ZoneDataOrigin {
  /** `bundled`, or the name of the operator's file without its folder. */
  readonly source: string;
  /** `YYYY-MM-DD`, or null if the release date is unknown: see `releaseDateOf`. */
  readonly releasedOn: string | null;
}

/** One set of zone rules, validated and ready to use. Immutable. */
export class RuleSet {
  readonly table: ZoneTable;
  /** Equal for equal rules from any file, so that nodes can compare them. Lower-case hex. */
  readonly digest: string;
  private readonly data: PackedZoneData;

  /**
   * @param candidate packed data of moment-timezone, not validated
   * @param earlier rules whose names stay known if the data lacks them
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
