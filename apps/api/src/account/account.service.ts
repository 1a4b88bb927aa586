import { Injectable } from '@nestjs/common';
import { type AccountExport, DEFAULT_PREFERENCES, type Preferences } from '@live-tz/contracts';
import { AlertsService } from '../alerts/alerts.service';
import { AuditLog } from '../audit/audit-log';
import { SecondFactors } from '../auth/second-factor/second-factors';
import { NodeBus } from '../cluster/node-bus';
import { SystemClock } from '../config/system-clock';
import { accountGone } from '../errors/account-gone';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { Sessions } from '../sessions/sessions';
import { BoardsService } from '../boards/boards.service';
import { SavedZonesService } from '../boards/saved/saved-zones.service';
import { ZoneSearch } from '../timezones/search/zone-search';
import { unknownZoneIn } from '../timezones/unknown-zone';
import { ZoneRules } from '../timezones/rules/zone-rules';
import { AccessTokens } from '../tokens/access-tokens';
import { UsersRepository } from '../users/users.repository';
import { toMe } from '../users/users.service';

/** The preferences of a user, and the export of all their data. */
@Injectable()
export class AccountService {
  constructor(
    private readonly users: UsersRepository,
    private readonly zones: SavedZonesService,
    private readonly boards: BoardsService,
    private readonly rules: ZoneRules,
    private readonly search: ZoneSearch,
    private readonly clock: SystemClock,
    private readonly sessions: Sessions,
    private readonly secondFactors: SecondFactors,
    private readonly alerts: AlertsService,
    private readonly tokens: AccessTokens,
    private readonly audit: AuditLog,
    private readonly nodes: NodeBus,
  ) {}

  async preferences(userId: string): Promise<Preferences> {
    const user = await this.users.findById(userId);
    if (user === null) throw accountGone();
    return { ...DEFAULT_PREFERENCES, ...user.preferences };
  }

  /** Changes preferences, and notifies the user's pages on every node. @throws DomainError `invalid` for a home zone that does not exist */
  async changePreferences(userId: string, change: Partial<Preferences>): Promise<Preferences> {
    const { homeZone } = change;
    const known = homeZone === undefined ? change : { ...change, homeZone: this.homeZone(homeZone) };
    const preferences = await this.users.mergePreferences(userId, known);
    if (preferences === null) throw accountGone();
    this.nodes.publish('preferences-changed', { userId });
    return { ...DEFAULT_PREFERENCES, ...preferences };
  }

  /** @param sessionId the session of the request */
  async export(user: AuthenticatedUser, sessionId: string): Promise<AccountExport> {
    return {
      exportedAtMs: this.clock.nowMs(),
      me: toMe(user),
      preferences: await this.preferences(user.id),
      zones: await this.zones.list(user.id),
      boards: await this.boards.allOf(user.id),
      sessions: await this.sessions.list(user.id, sessionId),
      secondFactor: await this.secondFactors.overview(user),
      alerts: await this.alerts.overview(user.id),
      tokens: await this.tokens.list(user.id),
      audit: await this.audit.about(user.id),
    };
  }

  private homeZone(name: string | null): string | null {
    if (name === null) return null;
    const zone = this.rules.resolve(name);
    if (zone !== null) return zone;
    throw unknownZoneIn('homeZone', name, this.search.suggestionFor(name));
  }
}
