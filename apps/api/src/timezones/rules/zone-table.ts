import { setImmediate as nextTurn } from 'node:timers/promises';
import { ZoneHistory } from './zone-history';
import { unpackZone } from './zone-rules-data';
import { nameOfEntry, namesOfLink, type PackedZoneData, populationOfEntry } from './packed-zone-data';

/**
 * The rules of every zone of one IANA release. Immutable: newer rules are another table.
 *
 * A zone is unpacked when it is first used. Unpacking all at once would block the event loop for a tenth of a second.
 */
export class ZoneTable {
  readonly release: string;
  /** Every IANA name, old ones included, sorted. */
  readonly names: readonly string[];

  private readonly entryOf = new Map<string, string>();
  private readonly rulesNameOf = new Map<string, string>();
  private readonly spellingOf = new Map<string, string>();
  private readonly histories = new Map<string, ZoneHistory>();

  /** @param data from `readPackedZoneData`, which has validated it */
  constructor(data: PackedZoneData) {
    this.release = data.version;
    for (const entry of data.zones) this.addEntry(entry);
    for (const link of data.links) this.addLink(link);
    this.names = Object.freeze([...this.rulesNameOf.keys()].sort());
    for (const name of this.names) this.spellingOf.set(name.toLowerCase(), name);
  }

  /** The name in its canonical letter case (`europe/paris` gives `Europe/Paris`), or null if it is unknown. */
  resolve(name: string): string | null {
    return this.spellingOf.get(name.toLowerCase()) ?? null;
  }

  /**
   * The name under which the rules are stored: the same for all names of one clock. It may be an old one (`Europe/Kiev`), so it
   * is for comparison and not for display.
   *
   * @throws RangeError for an unknown name: resolve names first.
   */
  rulesNameFor(name: string): string {
    const rulesName = this.rulesNameOf.get(name) ?? this.rulesNameOf.get(this.resolve(name) ?? name);
    if (rulesName === undefined) throw new RangeError(`There is no zone "${name}": resolve names first.`);
    return rulesName;
  }

  /** @throws RangeError for an unknown name: resolve names first. */
  historyOf(name: string): ZoneHistory {
    const rulesName = this.rulesNameFor(name);
    const existing = this.histories.get(rulesName);
    if (existing !== undefined) return existing;
    const history = new ZoneHistory(unpackZone(this.entryOf.get(rulesName) ?? ''));
    this.histories.set(rulesName, history);
    return history;
  }

  /** Unpacks the remaining zones, one per turn of the event loop, so that other work runs in between. */
  async unpackAll(): Promise<void> {
    for (const rulesName of this.entryOf.keys()) {
      this.historyOf(rulesName);
      await nextTurn();
    }
  }

  /** Inhabitants of the zone's city, for ranking; 0 if the data does not say (it does not for links). */
  populationOf(name: string): number {
    return populationOfEntry(this.entryOf.get(name) ?? '');
  }

  private addEntry(entry: string): void {
    const name = nameOfEntry(entry);
    this.entryOf.set(name, entry);
    this.rulesNameOf.set(name, name);
  }

  private addLink(link: string): void {
    const [rulesName, other] = namesOfLink(link);
    this.rulesNameOf.set(other, rulesName);
  }
}
