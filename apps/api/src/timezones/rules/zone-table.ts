import { setImmediate as nextTurn } from 'node:timers/promises';
import { ZoneHistory } from './zone-history';
import { unpackZone } from './zone-rules-data';
import { nameOfEntry, namesOfLink, type PackedZoneData, populationOfEntry } from './packed-zone-data';

/**
 * The rules of every zone of one IANA release. Never changes: newer rules are another table.
 *
 * A zone is unpacked when it is first asked for. All of them at once would hold up the process for a tenth of a second.
 */
export class ZoneTable {
  readonly release: string;
  /** Every IANA name, old ones included, in the order of their letters. */
  readonly names: readonly string[];

  private readonly entryOf = new Map<string, string>();
  private readonly rulesNameOf = new Map<string, string>();
  private readonly spellingOf = new Map<string, string>();
  private readonly histories = new Map<string, ZoneHistory>();

  /** @param data as `readPackedZoneData` returned them: they are not checked again. */
  constructor(data: PackedZoneData) {
    this.release = data.version;
    for (const entry of data.zones) this.addEntry(entry);
    for (const link of data.links) this.addLink(link);
    this.names = Object.freeze([...this.rulesNameOf.keys()].sort());
    for (const name of this.names) this.spellingOf.set(name.toLowerCase(), name);
  }

  /** The name in its own letter case (`europe/paris` gives `Europe/Paris`), or null for one that is not known. */
  resolve(name: string): string | null {
    return this.spellingOf.get(name.toLowerCase()) ?? null;
  }

  /**
   * The name the rules are kept under: the same for all names of one clock. It may be an old one (`Europe/Kiev`), so it is
   * for comparing, not for showing.
   *
   * @throws RangeError for a name that is not known: resolve names first.
   */
  rulesNameFor(name: string): string {
    const rulesName = this.rulesNameOf.get(name) ?? this.rulesNameOf.get(this.resolve(name) ?? name);
    if (rulesName === undefined) throw new RangeError(`No zone is called "${name}": resolve names first.`);
    return rulesName;
  }

  /** @throws RangeError for a name that is not known: resolve names first. */
  historyOf(name: string): ZoneHistory {
    const rulesName = this.rulesNameFor(name);
    const known = this.histories.get(rulesName);
    if (known !== undefined) return known;
    const history = new ZoneHistory(unpackZone(this.entryOf.get(rulesName) ?? ''));
    this.histories.set(rulesName, history);
    return history;
  }

  /** Unpacks what is still packed, one zone a turn of the event loop: whatever else is due comes in between. */
  async unpackAll(): Promise<void> {
    for (const rulesName of this.entryOf.keys()) {
      this.historyOf(rulesName);
      await nextTurn();
    }
  }

  /** Inhabitants of the zone's city, to rank by; 0 where the data do not tell (they do not for links). */
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
