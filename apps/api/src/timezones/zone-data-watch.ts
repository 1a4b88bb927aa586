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

const LOOK_EVERY_MS = 500;
/** The looks keep away from the beginning of a second: reading and indexing hold up the process for some 50 ms. */
const LOOK_OFFSET_MS = LOOK_EVERY_MS / 2;

/** Receives rules that are ready to be put in force. It does not throw. */
export type TakeRules = (rules: RuleSet) => void;

/**
 * Watches the file of `TZDATA_FILE` and makes its rules ready when it has changed. It looks at the file rather than waiting
 * to be told: file systems over a network, and files mounted into containers, tell nothing.
 */
@Injectable()
export class ZoneDataWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ZoneDataWatch.name);
  private readonly path: string | null;
  private take: TakeRules = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  private seen = '';
  private read = '';
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

  /** Who is given the rules. One that is there before the program is up misses none. */
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
    this.lookLater(path);
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Why the file as it is now is not taken, or null. */
  get fault(): string | null {
    return this.currentFault;
  }

  private lookLater(path: string): void {
    this.timer = setTimeout(() => {
      void this.look(path).finally(() => {
        if (!this.isStopped) this.lookLater(path);
      });
    }, this.untilNextLookMs());
  }

  /** Never so short that a file could look quiet because two looks were nearly one. */
  private untilNextLookMs(): number {
    const aheadMs = LOOK_EVERY_MS - ((this.clock.nowMs() + LOOK_OFFSET_MS) % LOOK_EVERY_MS);
    return aheadMs < LOOK_OFFSET_MS ? aheadMs + LOOK_EVERY_MS : aheadMs;
  }

  /** A file is read when it has not changed between two looks: before that somebody may still be writing it. */
  private async look(path: string): Promise<void> {
    const stamp = await stampOfFile(path);
    const isQuiet = stamp === this.seen;
    this.seen = stamp;
    if (!isQuiet || stamp === this.read) return;
    this.read = stamp;
    await this.readAgain(path);
  }

  private async readAgain(path: string): Promise<void> {
    try {
      const rules = await readZoneDataFile(path, this.rules.set);
      await this.makeReady(rules);
      this.currentFault = null;
      if (!this.isStopped) this.take(rules);
    } catch (error) {
      if (error instanceof UnusableZoneData) this.refuse(error.message);
      else this.logger.error({ err: error }, 'The file of TZDATA_FILE could not be taken.');
    }
  }

  /** Does all that would take long when somebody first asks for it; zones are unpacked one a turn of the event loop. */
  private async makeReady({ table, digest }: RuleSet): Promise<void> {
    if (digest === this.rules.set.digest) return;
    this.search.makeReady(table);
    await table.unpackAll();
  }

  private refuse(fault: string): void {
    if (fault === this.currentFault) return;
    this.currentFault = fault;
    this.logger.warn(
      `The file of TZDATA_FILE cannot be used, and the zone rules ${this.rules.release} stay: ${fault}`,
    );
  }
}
