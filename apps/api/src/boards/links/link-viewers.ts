import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type BoardRevision, MAX_LINK_VIEWERS } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { NodeBus } from '../../cluster/node-bus';
import { SystemClock } from '../../config/system-clock';
import { Metrics } from '../../monitoring/metrics';
import { tokenHashOf } from '../../users/one-time-token';
import { BoardLinksRepository, type UsableLink } from './board-links.repository';
import { linkBusy } from './links.errors';

const EXPIRY_INTERVAL_MS = MS_PER_SECOND;
/** The database is queried once for so many checks of the expiry: for links whose end was not published. */
const CHECKS_PER_QUERY = 30;

/** A live connection with a link. */
export interface LinkViewer {
  onBoard(change: BoardRevision): void;
  /** Closes the connection because the link is void. */
  onVoid(boardId: string): void;
}

/** Removes a viewer; calling it again has no effect. */
export type LeaveLink = () => void;

interface ViewedLink extends Pick<UsableLink, 'id' | 'boardId' | 'expiresAtMs'> {
  readonly viewers: Set<LinkViewer>;
}

/** The live connections with links on this node: counted, notified of changes, and closed when their link is void. */
@Injectable()
export class LinkViewers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LinkViewers.name);
  private readonly links = new Map<string, ViewedLink>();
  private checking: NodeJS.Timeout | undefined;
  private checks = 0;
  /** Counts published ends of links. */
  private ends = 0;

  constructor(
    private readonly repository: BoardLinksRepository,
    private readonly clock: SystemClock,
    private readonly nodes: NodeBus,
    metrics: Metrics,
  ) {
    metrics.gauge('livetz_link_viewers', 'Live connections with a link to a board', [], (gauge) =>
      gauge.set(this.count()),
    );
  }

  onApplicationBootstrap(): void {
    this.nodes.subscribe('board-changed', ({ boardId, revision }) => this.notify(boardId, revision));
    this.nodes.subscribe('board-links-ended', ({ boardId, linkId }) => {
      this.ends += 1;
      this.endAll((link) => link.boardId === boardId && (linkId === null || linkId === link.id));
    });
    this.nodes.subscribe('user-shut-out', () => {
      this.ends += 1;
      void this.endVoid([...this.links.keys()]);
    });
    this.checking = setInterval(() => void this.check(), EXPIRY_INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.checking);
  }

  /** @throws DomainError `gone` for a link that is void, `throttled` for one with too many viewers */
  async enter(token: string, viewer: LinkViewer): Promise<LeaveLink> {
    const endsBefore = this.ends;
    const { id, boardId, expiresAtMs } = await this.repository.find(tokenHashOf(token));
    const link = this.links.get(id) ?? { id, boardId, expiresAtMs, viewers: new Set() };
    if (link.viewers.size >= MAX_LINK_VIEWERS) throw linkBusy();
    link.viewers.add(viewer);
    this.links.set(id, link);
    // The link may have been revoked while it was read, before it had a viewer to be told.
    if (this.ends !== endsBefore) void this.endVoid([id]);
    return () => {
      link.viewers.delete(viewer);
      if (link.viewers.size === 0 && this.links.get(id) === link) this.links.delete(id);
    };
  }

  /** The live connections with a link, or with all of them. */
  count(linkId?: string): number {
    if (linkId !== undefined) return this.links.get(linkId)?.viewers.size ?? 0;
    return [...this.links.values()].reduce((sum, { viewers }) => sum + viewers.size, 0);
  }

  /** Closes the connections of links that have expired, and from time to time of those that the database no longer has. */
  async check(): Promise<void> {
    const nowMs = this.clock.nowMs();
    this.endAll(({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs <= nowMs);
    this.checks += 1;
    if (this.checks % CHECKS_PER_QUERY === 0) await this.endVoid([...this.links.keys()]);
  }

  private async endVoid(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    try {
      const valid = await this.repository.validOf(ids);
      this.endAll(({ id }) => ids.includes(id) && !valid.has(id));
    } catch (error) {
      // An outage of the database must not close the clocks: the next check tries again.
      this.logger.warn(`links could not be checked: ${String(error)}`);
    }
  }

  private notify(boardId: string, revision: number | null): void {
    if (revision === null) return;
    for (const link of this.links.values()) {
      if (link.boardId !== boardId) continue;
      for (const viewer of link.viewers) viewer.onBoard({ id: boardId, revision });
    }
  }

  private endAll(isVoid: (link: ViewedLink) => boolean): void {
    for (const link of [...this.links.values()].filter(isVoid)) {
      this.links.delete(link.id);
      for (const viewer of [...link.viewers]) viewer.onVoid(link.boardId);
    }
  }
}
