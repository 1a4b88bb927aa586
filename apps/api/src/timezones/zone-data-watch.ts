import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { Readiness } from '../monitoring/readiness';
import { UnusableZoneData } from './rules/packed-zone-data';
import type { RuleSet } from './rules/rule-set';
import { ZoneSearch } from './search/zone-search';
import { readZoneDataFile, stampOfFile } from './rules/zone-data-file';
import { ZoneRules } from './rules/zone-rules';

const CHECK_INTERVAL_MS = 500;
/** Keeps the checks away from the beginning of a second, because loading and indexing block the event loop for about 50 ms. */
const CHECK_OFFSET_MS = CHECK_INTERVAL_MS / 2;

/** Receives rules that are ready to use. It must not throw. */
export type TakeRules = (rules: RuleSet) => void;

/**
 * Watches the file of `TZDATA_FILE` and loads its rules when it has changed. It polls the file because network file systems, and
 * files mounted into containers, send no notifications.
 */
@Injectable()
export class ZoneDataWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ZoneDataWatch.name);
  private readonly path: string | null;
  private take: TakeRules = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private lastStamp = '';
  private loadedStamp = '';
  private currentFault: string | null = null;

  constructor(
    @Inject(CONFIG) { zoneData }: Config,
    private readonly rules: ZoneRules,
    private readonly search: ZoneSearch,
    private readonly readiness: Readiness,
    private readonly clock: SystemClock,
  ) {
    this.path = zoneData.file;
  }

  /** Sets the receiver of the rules. If it is set before the program has started, it misses none. */
  onReady(take: TakeRules): void {
    this.take = take;
  }

  onApplicationBootstrap(): void {
    const { path } = this;
    if (path === null) return;
    this.readiness.register({
      name: 'zoneDataFile',
      isEssential: false,
      isUp: () => this.currentFault === null,
    });
    this.scheduleCheck(path);
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Why the file in its current state is not used, or null. */
  get fault(): string | null {
    return this.currentFault;
  }

  private scheduleCheck(path: string): void {
    this.timer = setTimeout(() => {
      void this.check(path).finally(() => {
        if (!this.isStopped) this.scheduleCheck(path);
      });
    }, this.untilNextCheckMs());
  }

  /** Never so short that two checks are too close to notice that a file is being written. */
  private untilNextCheckMs(): number {
    const aheadMs = CHECK_INTERVAL_MS - ((this.clock.nowMs() + CHECK_OFFSET_MS) % CHECK_INTERVAL_MS);
    return aheadMs < CHECK_OFFSET_MS ? aheadMs + CHECK_INTERVAL_MS : aheadMs;
  }

  /** A file is loaded when it has not changed between two checks: before that it may still be being written. */
  private async check(path: string): Promise<void> {
    const stamp = await stampOfFile(path);
    const isUnchanged = stamp === this.lastStamp;
    this.lastStamp = stamp;
    if (!isUnchanged || stamp === this.loadedStamp) return;
    this.loadedStamp = stamp;
    await this.load(path);
  }

  private async load(path: string): Promise<void> {
    try {
      const rules = await readZoneDataFile(path, this.rules.set);
      await this.makeReady(rules);
      this.currentFault = null;
      if (!this.isStopped) this.take(rules);
    } catch (error) {
      if (error instanceof UnusableZoneData) this.refuse(error.message);
      else this.logger.error({ err: error }, 'The file of TZDATA_FILE could not be loaded.');
    }
  }

  /** Does everything in advance that would make the first request slow; zones are unpacked one per turn of the event loop. */
  private async makeReady({ table, digest }: RuleSet): Promise<void> {
    if (digest === this.rules.set.digest) return;
    await this.search.makeReady(table);
    await table.unpackAll();
  }

  private refuse(fault: string): void {
    if (fault === this.currentFault) return;
    this.currentFault = fault;
    this.logger.warn(
      `The file of TZDATA_FILE cannot be used, and the zone rules ${this.rules.release} stay in force: ${fault}`,
    );
  }
}
