import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Board, BoardLink, CreatedBoardLink, NewBoardLink, SharedBoard } from '@live-tz/contracts';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import type { Actor } from '../../audit/actor';
import { AuditLog } from '../../audit/audit-log';
import { NodeBus } from '../../cluster/node-bus';
import { daily } from '../../config/daily';
import { CONFIG, type Config } from '../../config/env';
import { SystemClock } from '../../config/system-clock';
import { invalidField } from '../../errors/invalid-field';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { makeToken, tokenHashOf } from '../../users/one-time-token';
import { BoardsService } from '../boards.service';
import { BoardLinksRepository } from './board-links.repository';
import { LinkViewers } from './link-viewers';

/** Links to boards: who has the token sees the board. */
@Injectable()
export class BoardLinksService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(BoardLinksService.name);
  private stopPruning: () => void = () => undefined;

  constructor(
    private readonly repository: BoardLinksRepository,
    private readonly boards: BoardsService,
    private readonly viewers: LinkViewers,
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
    private readonly audit: AuditLog,
    private readonly nodes: NodeBus,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.stopPruning = daily(
      () => this.repository.removeExpired(),
      (error) => this.logger.warn(`expired links to boards were not removed: ${String(error)}`),
    );
  }

  onApplicationShutdown(): void {
    this.stopPruning();
  }

  /** @throws DomainError `not-found`, `forbidden` for a user who is not the owner */
  async list(userId: string, boardId: string): Promise<BoardLink[]> {
    const links = await this.repository.list(userId, boardId);
    return links.map((link) => ({ ...link, viewers: this.viewers.count(link.id) }));
  }

  /** @throws DomainError `invalid` for a time that has passed, `conflict` for too many links, and like {@link list} */
  async create(
    user: AuthenticatedUser,
    boardId: string,
    { role, label = null, expiresAtMs = null }: NewBoardLink,
    actor: Actor,
  ): Promise<CreatedBoardLink> {
    if (expiresAtMs !== null && expiresAtMs <= this.clock.nowMs()) {
      throw invalidField('expiresAtMs', 'Give expiresAtMs as a time that has not passed, or null.');
    }
    const { token, tokenHash } = makeToken();
    const { link, board } = await this.repository.add(user.id, boardId, tokenHash, {
      role,
      label,
      expiresAtMs,
    });
    await this.audit.record('board-link-made', actor, user, {
      role,
      board: board.name,
      ...(label && { label }),
    });
    const { http } = this.config;
    return { ...link, viewers: 0, url: `${http.publicUrl?.origin ?? ''}${http.basePath}/s/${token}` };
  }

  /** Closes the live connections with the link at once. @throws DomainError like {@link list} */
  async revoke(user: AuthenticatedUser, boardId: string, linkId: string, actor: Actor): Promise<void> {
    const { link, board } = await this.repository.remove(user.id, boardId, linkId);
    this.nodes.publish('board-links-ended', { boardId: board.id, linkId: link.id });
    this.nodes.publish('board-changed', { boardId: board.id, revision: null, userIds: link.formerKeepers });
    const { role, label } = link;
    await this.audit.record('board-link-revoked', actor, user, {
      role,
      board: board.name,
      ...(label && { label }),
    });
  }

  /** The board of a link, for anyone who has its token. @throws DomainError `gone` for a link that is void */
  async shared(token: string): Promise<SharedBoard> {
    const { link, board } = await this.repository.board(tokenHashOf(token));
    const nowMs = this.clock.nowMs();
    const zones = new Set(board.clocks.map(({ zone }) => zone));
    const states = [...zones].flatMap((zone) => {
      const resolved = this.rules.resolve(zone);
      return resolved === null ? [] : [{ ...this.rules.stateAt(resolved, nowMs), zone }];
    });
    return { board: this.boards.toBoard(board), states, expiresAtMs: link.expiresAtMs };
  }

  /** Adds the board of a link to the user's list. @throws DomainError `gone`, `conflict` if the user keeps too many */
  async keep(userId: string, token: string): Promise<Board> {
    const { boardId } = await this.repository.keep(userId, tokenHashOf(token));
    const board = await this.boards.find(userId, boardId);
    this.nodes.publish('board-changed', { boardId, revision: board.revision, userIds: [userId] });
    return board;
  }

  /** Removes a kept board from the user's list. @throws DomainError `not-found` */
  async forget(userId: string, boardId: string): Promise<void> {
    await this.repository.forget(userId, boardId);
    this.nodes.publish('board-changed', {
      boardId: boardId.toLowerCase(),
      revision: null,
      userIds: [userId],
    });
  }
}
