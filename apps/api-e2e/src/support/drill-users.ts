import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterNode } from '@live-tz/test-cluster';
import type { ViewerReport } from './received-seconds';
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
/** Viewers that connect at once: few enough that the proxy does not refuse any. */
const BATCH_SIZE = 50;

/** What all viewers received in a period, as sums and maxima. Excused seconds do not count as missed. */
export interface DrillReport extends ViewerReport {
  /** Viewers that missed a second although their connection was open. */
  gapped: number;
  /** Viewers that lost their connection. */
  lost: number;
  wrong: readonly string[];
}

/** Half of the users have the page open, the others a script with a plain WebSocket for each zone; all watch eight zones. */
export class DrillUsers {
  private readonly viewers: Viewer[] = [];
  /** One viewer connected to each node directly, which show how far the nodes are apart. */
  private readonly observers: PlainViewer[] = [];

  static async connect(
    baseUrl: string,
    nodes: readonly ClusterNode[],
    cookies: readonly string[],
  ): Promise<DrillUsers> {
    const drillUsers = new DrillUsers();
    for (const node of nodes) drillUsers.observers.push(new PlainViewer(node.url, cookies[0]!, ZONES[0]!));
    const connects = cookies.flatMap((cookie, index): (() => Viewer)[] =>
      index % 2 === 0
        ? [() => new PageViewer(baseUrl, cookie, ZONES)]
        : ZONES.map((zone) => () => new PlainViewer(baseUrl, cookie, zone)),
    );
    for (let next = 0; next < connects.length; next += BATCH_SIZE) {
      drillUsers.viewers.push(...connects.slice(next, next + BATCH_SIZE).map((connect) => connect()));
      await pause(100);
    }
    return drillUsers;
  }

  /** Connections through the proxy. */
  get size(): number {
    return this.viewers.length;
  }

  /** Whether every viewer behind the proxy has received a second that began at an instant or later. */
  haveReceived(fromMs: number): boolean {
    return this.viewers.every(({ received }) => received.newestMs >= fromMs);
  }

  /** The same, including the observers: every node is up. */
  haveReceivedFromAllNodes(fromMs: number): boolean {
    return this.haveReceived(fromMs) && this.observers.every(({ received }) => received.newestMs >= fromMs);
  }

  /** @param excused seconds that each of them may have missed, see `skippedSeconds` */
  report(startMs: number, endMs: number, excused: number): DrillReport {
    const reports = this.viewers
      .map(({ received }) => received.report(startMs, endMs))
      .map((each) => ({ ...each, missed: Math.max(0, each.missed - excused) }));
    const sum = (pick: (each: ViewerReport) => number) =>
      reports.reduce((total, each) => total + pick(each), 0);
    const max = (pick: (each: ViewerReport) => number) => Math.max(...reports.map(pick));
    return {
      missed: sum(({ missed }) => missed),
      repeated: sum(({ repeated }) => repeated),
      losses: sum(({ losses }) => losses),
      maxAbsenceMs: max(({ maxAbsenceMs }) => maxAbsenceMs),
      maxLatenessMs: max(({ maxLatenessMs }) => maxLatenessMs),
      gapped: reports.filter(({ missed }) => missed > 0).length,
      lost: reports.filter(({ losses }) => losses > 0).length,
      wrong: this.viewers.flatMap(({ wrong }) => wrong),
    };
  }

  /** The sorted differences between the nodes, in milliseconds, for each second all of them sent since an instant. */
  spreadsMs(startMs: number): number[] {
    const [first, ...others] = this.observers.map(({ received }) => received.since(startMs));
    const spreads = [...first!].map(([utcMs, atMs]) => {
      const all = [atMs, ...others.map((each) => each.get(utcMs) ?? NaN)];
      return Math.max(...all) - Math.min(...all);
    });
    return spreads.filter(Number.isFinite).sort((a, b) => a - b);
  }

  /**
   * The smallest delay between the beginning of a second and its arrival from any node since an instant; negative when one
   * arrived too early. A busy machine only increases delays.
   */
  earliestMs(startMs: number): number {
    const received = this.observers.flatMap(({ received }) => [...received.since(startMs)]);
    return Math.min(...received.map(([utcMs, atMs]) => atMs - utcMs));
  }

  disconnect(): void {
    for (const viewer of [...this.viewers, ...this.observers]) viewer.close();
  }
}
