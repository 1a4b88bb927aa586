import { Inject, Injectable } from '@nestjs/common';
import {
  DEFAULT_PREFERENCES,
  type PageData,
  type Preferences,
  type SavedZone,
  type ZoneState,
} from '@live-tz/contracts';
import { lacksRequiredSecondFactor } from '../access/required-second-factor';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { SessionUserLoader } from '../sessions/session-user-loader';
import { SavedZonesService } from '../boards/saved/saved-zones.service';
import { ZoneRules } from '../timezones/rules/zone-rules';
import type { UserEntity } from '../users/user.entity';
import { UsersRepository } from '../users/users.repository';
import { toAuthenticatedUser, toMe } from '../users/users.service';

const ANONYMOUS = { user: null, preferences: null, zones: null, states: [] } as const;

/** The data that a document carries, for the user of its session. */
@Injectable()
export class PageDataService {
  constructor(
    private readonly sessionUsers: SessionUserLoader,
    private readonly users: UsersRepository,
    private readonly zones: SavedZonesService,
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param sessionId the stored id of a session, or null for an anonymous client
   * @param hasClocks whether the page shows the user's clocks
   */
  async read(sessionId: string | null, hasClocks: boolean): Promise<PageData> {
    const userId = sessionId === null ? null : await this.sessionUsers.userIdOf(sessionId);
    const [user, zones] =
      userId === null
        ? [null, null]
        : await Promise.all([this.users.findById(userId), hasClocks ? this.zones.list(userId) : null]);
    const utcMs = this.clock.nowMs();
    if (user === null) return { ...ANONYMOUS, states: [], utcMs };
    // Like the operations of the API, which refuse the user's data until the user has a second factor.
    if (lacksRequiredSecondFactor(user, this.config)) {
      return { ...ANONYMOUS, states: [], user: toMe(toAuthenticatedUser(user)), utcMs };
    }
    return this.of(user, zones);
  }

  private of(user: UserEntity, zones: SavedZone[] | null): PageData {
    const preferences: Preferences = { ...DEFAULT_PREFERENCES, ...user.preferences };
    const home = preferences.homeZone === null ? [] : [preferences.homeZone];
    const names = new Set([...(zones ?? []).map(({ zone }) => zone), ...home]);
    const me = toMe(toAuthenticatedUser(user));
    const states = [...names].flatMap((name) => this.stateOf(name));
    return { user: me, preferences, zones, states, utcMs: this.clock.nowMs() };
  }

  /** Empty for a zone that the rules no longer contain. */
  private stateOf(name: string): ZoneState[] {
    const resolved = this.rules.resolve(name);
    return resolved === null ? [] : [{ ...this.rules.stateAt(resolved, this.clock.nowMs()), zone: name }];
  }
}
