import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { secondOf } from '@live-tz/wall-clock';
import { NodeBus, type NodeTopics } from '../../cluster/node-bus';
import { SystemClock } from '../../config/system-clock';
import type { RuleSet } from '../../timezones/rules/rule-set';
import { ZoneRules } from '../../timezones/rules/zone-rules';

/** So long before its second a switch is announced: other nodes find the same file at about the same time. */
export const SWITCH_LEAD_SECONDS = 3;

/** With room for another node's clock that is ahead of this one's. */
const MAX_WAIT_SECONDS = 2 * SWITCH_LEAD_SECONDS;

type Agreement = NodeTopics['zone-rules-ready'];

/** Rules that wait for the second from which on they hold. */
interface Pending {
  readonly rules: RuleSet;
  fromSecond: number;
}

/**
 * Puts new zone rules in force from a whole second on, the same on every node that has them by then. The first node that
 * has them ready names the second. Who gets them later takes them at once, because the others go by them already; who
 * never gets them stays with the old ones. Without other nodes, or while they cannot be reached, it is the same.
 */
@Injectable()
export class RulesSwitch implements OnModuleInit {
  private readonly logger = new Logger(RulesSwitch.name);
  private pending: Pending | null = null;
  /** What the nodes agreed on last, by what this one has heard. */
  private agreed: Agreement | null = null;

  constructor(
    private readonly rules: ZoneRules,
    private readonly nodes: NodeBus,
    private readonly clock: SystemClock,
  ) {}

  onModuleInit(): void {
    this.nodes.subscribe('zone-rules-ready', (agreement) => this.onMessage(agreement));
  }

  /** Takes rules that are ready, in place of any that still wait. Those that are in force already stay. */
  take(rules: RuleSet): void {
    this.pending = null;
    const { release, digest } = rules;
    if (digest === this.rules.set.digest) return;
    const known = this.agreed?.digest === digest ? this.agreed : null;
    const fromSecond = known?.fromSecond ?? secondOf(this.clock.nowMs()) + SWITCH_LEAD_SECONDS;
    this.pending = { rules, fromSecond };
    if (known === null) this.nodes.publish('zone-rules-ready', { release, digest, fromSecond });
  }

  /** The rules this node goes by in a second to come. */
  rulesAt(second: number): RuleSet {
    return this.pending !== null && isDue(this.pending, second) ? this.pending.rules : this.rules.set;
  }

  /** To be called with each second before anything of it is shown. */
  beginSecond(second: number): void {
    if (this.pending === null || !isDue(this.pending, second)) return;
    const { rules } = this.pending;
    this.pending = null;
    this.logger.log(`The zone rules ${rules.release} are in force, in place of ${this.rules.release}.`);
    this.rules.replace(rules);
  }

  /** Whether the nodes have agreed on rules since this one started, and it goes by them. */
  isAsAgreed(): boolean {
    return this.agreed?.digest === this.rules.set.digest;
  }

  /** Nodes that get ready in the same moment name a second each: the earliest is taken by all of them. */
  private onMessage({ release, digest, fromSecond }: Agreement): void {
    const earlier = this.agreed?.digest === digest ? this.agreed.fromSecond : Infinity;
    this.agreed = { release, digest, fromSecond: Math.min(earlier, fromSecond) };
    if (this.pending?.rules.digest === digest) this.pending.fromSecond = this.agreed.fromSecond;
  }
}

/** A second that is so far ahead was named before a clock was set back: nobody waits for it. */
function isDue({ fromSecond }: Pending, second: number): boolean {
  return second >= fromSecond || fromSecond - second > MAX_WAIT_SECONDS;
}
