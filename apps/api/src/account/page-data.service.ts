import { Inject, Injectable } from '@nestjs/common';
import {
  type Board,
  DEFAULT_PREFERENCES,
  FIRST_PAGE_ZONES,
  type PageData,
  type Preferences,
  type ZoneState,
} from '@live-tz/contracts';
import { lacksRequiredSecondFactor } from '../access/required-second-factor';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import { SessionUserLoader } from '../sessions/session-user-loader';
import { BoardsService } from '../boards/boards.service';
import { ZoneRules } from '../timezones/rules/zone-rules';
import type { UserEntity } from '../users/user.entity';
import { UsersRepository } from '../users/users.repository';
import { toAuthenticatedUser, toMe, toSignedInMe } from '../users/users.service';

const ANONYMOUS = { user: null, preferences: null, board: null, states: [] } as const;

/** The data that a document carries, for the user of its session. */
@Injectable()
export class PageDataService {
  constructor(
    private readonly sessionUsers: SessionUserLoader,
    private readonly users: UsersRepository,
    private readonly boards: BoardsService,
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param sessionId the stored id of a session, or null for an anonymous client
   * @param boardId of the board that the page shows, `first` for that of the address `/`, or null for another page. For an
   *   anonymous client `first` means the clocks of the first page.
   */
  async read(sessionId: string | null, boardId: string | null): Promise<PageData> {
    const userId = sessionId === null ? null : await this.sessionUsers.userIdOf(sessionId);
    const [user, board] =
      userId === null
        ? [null, null]
        : await Promise.all([this.users.findById(userId), this.boardOf(userId, boardId)]);
    const utcMs = this.clock.nowMs();
    const { hasFirstPage } = this.config.auth;
    if (user === null) {
      const names = hasFirstPage && boardId === 'first' ? FIRST_PAGE_ZONES : [];
      return { ...ANONYMOUS, states: names.flatMap((name) => this.stateOf(name)), utcMs, hasFirstPage };
    }
    // Like the operations of the API, which refuse the user's data until the user has a second factor.
    if (lacksRequiredSecondFactor(user, this.config)) {
      const me = toSignedInMe(toAuthenticatedUser(user), this.config);
      return { ...ANONYMOUS, states: [], user: me, utcMs, hasFirstPage };
    }
    return this.of(user, board);
  }

  private of(user: UserEntity, board: Board | null): PageData {
    const preferences: Preferences = { ...DEFAULT_PREFERENCES, ...user.preferences };
    const home = preferences.homeZone === null ? [] : [preferences.homeZone];
    const names = new Set([...(board?.clocks ?? []).map(({ zone }) => zone), ...home]);
    const me = toMe(toAuthenticatedUser(user));
    const states = [...names].flatMap((name) => this.stateOf(name));
    const { hasFirstPage } = this.config.auth;
    return { user: me, preferences, board, states, utcMs: this.clock.nowMs(), hasFirstPage };
  }

  /** Null for a board that does not exist, or that the user may not see: the page then says so. */
  private async boardOf(userId: string, boardId: string | null): Promise<Board | null> {
    if (boardId === null) return null;
    if (boardId === 'first') return this.boards.findFirst(userId);
    try {
      return await this.boards.find(userId, boardId);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }

  /** Empty for a zone that the rules no longer contain. */
  private stateOf(name: string): ZoneState[] {
    const resolved = this.rules.resolve(name);
    return resolved === null ? [] : [{ ...this.rules.stateAt(resolved, this.clock.nowMs()), zone: name }];
  }
}
