import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterNode } from '@live-tz/test-cluster';
import type { Judgement } from './sightings';
import { PageViewer, PlainViewer, type Viewer } from './viewer';

const ZONES = [
  'Europe/Lisbon',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/St_Johns',
  'Pacific/Auckland',
];
/** So many viewers come at once: as many as a proxy keeps waiting at its door without refusing any. */
const AT_ONCE = 50;

/** What a whole crowd saw of a time: sums, and the worst of each. Seconds that are excused count as not missed. */
export interface Verdict extends Judgement {
  /** Viewers who missed something on a connection that stayed. */
  gapped: number;
  /** Viewers who lost their connection. */
  lost: number;
  wrong: readonly string[];
}

/** Half of the people look at our page, half run a script with a plain WebSocket for each zone: eight zones each. */
export class Crowd {
  private readonly viewers: Viewer[] = [];
  /** One who is at each node beside the proxy: what they see tells how far the nodes are apart. */
  private readonly observers: PlainViewer[] = [];

  static async gather(
    baseUrl: string,
    nodes: readonly ClusterNode[],
    cookies: readonly string[],
  ): Promise<Crowd> {
    const crowd = new Crowd();
    for (const node of nodes) crowd.observers.push(new PlainViewer(node.url, cookies[0]!, ZONES[0]!));
    const arrivals = cookies.flatMap((cookie, index): (() => Viewer)[] =>
      index % 2 === 0
        ? [() => new PageViewer(baseUrl, cookie, ZONES)]
        : ZONES.map((zone) => () => new PlainViewer(baseUrl, cookie, zone)),
    );
    for (let come = 0; come < arrivals.length; come += AT_ONCE) {
      crowd.viewers.push(...arrivals.slice(come, come + AT_ONCE).map((arrive) => arrive()));
      await pause(100);
    }
    return crowd;
  }

  /** Connections through the proxy. */
  get size(): number {
    return this.viewers.length;
  }

  /** Whether everybody who comes by the proxy has seen a second that began at an instant or later. */
  hasSeen(fromMs: number): boolean {
    return this.viewers.every(({ sightings }) => sightings.newestMs >= fromMs);
  }

  /** The same of the observers as well: every node is there. */
  isWhole(fromMs: number): boolean {
    return this.hasSeen(fromMs) && this.observers.every(({ sightings }) => sightings.newestMs >= fromMs);
  }

  /** @param excused seconds that any one of them may have missed, see `skippedSeconds` */
  judge(startMs: number, endMs: number, excused: number): Verdict {
    const judgements = this.viewers
      .map(({ sightings }) => sightings.judge(startMs, endMs))
      .map((each) => ({ ...each, missed: Math.max(0, each.missed - excused) }));
    const sum = (pick: (each: Judgement) => number) =>
      judgements.reduce((total, each) => total + pick(each), 0);
    const most = (pick: (each: Judgement) => number) => Math.max(...judgements.map(pick));
    return {
      missed: sum(({ missed }) => missed),
      repeated: sum(({ repeated }) => repeated),
      losses: sum(({ losses }) => losses),
      longestAbsenceMs: most(({ longestAbsenceMs }) => longestAbsenceMs),
      latestMs: most(({ latestMs }) => latestMs),
      gapped: judgements.filter(({ missed }) => missed > 0).length,
      lost: judgements.filter(({ losses }) => losses > 0).length,
      wrong: this.viewers.flatMap(({ wrong }) => wrong),
    };
  }

  /** How far the nodes were apart in each second that all of them showed from an instant on, in milliseconds, sorted. */
  spreadsMs(startMs: number): number[] {
    const [first, ...others] = this.observers.map(({ sightings }) => sightings.since(startMs));
    const spreads = [...first!].map(([utcMs, atMs]) => {
      const all = [atMs, ...others.map((each) => each.get(utcMs) ?? NaN)];
      return Math.max(...all) - Math.min(...all);
    });
    return spreads.filter(Number.isFinite).sort((a, b) => a - b);
  }

  /**
   * How long after its beginning the second was shown that any node showed soonest, from an instant on.
   * A busy machine only ever makes them later: negative is what comes too soon.
   */
  earliestMs(startMs: number): number {
    const seen = this.observers.flatMap(({ sightings }) => [...sightings.since(startMs)]);
    return Math.min(...seen.map(([utcMs, atMs]) => atMs - utcMs));
  }

  disperse(): void {
    for (const viewer of [...this.viewers, ...this.observers]) viewer.close();
  }
}
