import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { secondOf, startOf } from '@live-tz/wall-clock';
import { NodeBus, type NodeTopics } from '../../cluster/node-bus';
import { SystemClock } from '../../config/system-clock';
import type { RuleSet } from '../../timezones/rules/rule-set';
import { ZoneRules } from '../../timezones/rules/zone-rules';

/** How far in advance a switch is announced: other nodes find the same file at about the same time. */
export const SWITCH_LEAD_SECONDS = 3;

/** Leaves room for another node's clock that is ahead of this one's. */
const MAX_WAIT_SECONDS = 2 * SWITCH_LEAD_SECONDS;

type Agreement = NodeTopics['zone-rules-ready'];

/** Rules that are ready, and the second from which they apply. */
interface Pending {
  readonly rules: RuleSet;
  fromSecond: number;
}

/**
 * Applies new zone rules from a whole second on, the same on every node that has them by then. The first node that has loaded
 * them announces the second. A node that gets them later applies them at once, because the others use them already; a node
 * that never gets them keeps the old ones. A single node, or one that cannot reach the others, does the same.
 */
@Injectable()
export class RulesSwitch implements OnModuleInit {
  private readonly logger = new Logger(RulesSwitch.name);
  private pending: Pending | null = null;
  /** The rules that the nodes last agreed on, as far as this node knows. */
  private agreed: Agreement | null = null;
  private appliedMs: number;

  constructor(
    private readonly rules: ZoneRules,
    private readonly nodes: NodeBus,
    private readonly clock: SystemClock,
  ) {
    this.appliedMs = clock.nowMs();
  }

  /** When the rules in force came into force on this node, UTC milliseconds. */
  get appliedAtMs(): number {
    return this.appliedMs;
  }

  onModuleInit(): void {
    this.nodes.subscribe('zone-rules-ready', (agreement) => this.onMessage(agreement));
  }

  /** Schedules rules that are ready, in place of any pending ones. Does nothing if they are already in force. */
  take(rules: RuleSet): void {
    this.pending = null;
    const { release, digest } = rules;
    if (digest === this.rules.set.digest) return;
    const known = this.agreed?.digest === digest ? this.agreed : null;
    const fromSecond = known?.fromSecond ?? secondOf(this.clock.nowMs()) + SWITCH_LEAD_SECONDS;
    this.pending = { rules, fromSecond };
    if (known === null) this.nodes.publish('zone-rules-ready', { release, digest, fromSecond });
  }

  /** The rules that this node uses in a coming second. */
  rulesAt(second: number): RuleSet {
    return this.pending !== null && isDue(this.pending, second) ? this.pending.rules : this.rules.set;
  }

  /** Must be called with each second before it is shown. */
  beginSecond(second: number): void {
    if (this.pending === null || !isDue(this.pending, second)) return;
    const { rules } = this.pending;
    this.pending = null;
    this.logger.log(`The zone rules ${rules.release} are in force and replace ${this.rules.release}.`);
    this.rules.replace(rules);
    this.appliedMs = startOf(second);
  }

  /** Whether the nodes have agreed on rules since this node started, and it uses them. */
  isAsAgreed(): boolean {
    return this.agreed?.digest === this.rules.set.digest;
  }

  /** Nodes that are ready at the same moment each announce a second: all of them use the earliest. */
  private onMessage({ release, digest, fromSecond }: Agreement): void {
    const earlier = this.agreed?.digest === digest ? this.agreed.fromSecond : Infinity;
    this.agreed = { release, digest, fromSecond: Math.min(earlier, fromSecond) };
    if (this.pending?.rules.digest === digest) this.pending.fromSecond = this.agreed.fromSecond;
  }
}

/** A second that is too far ahead was announced before a clock was set back, and is not waited for. */
function isDue({ fromSecond }: Pending, second: number): boolean {
  return second >= fromSecond || fromSecond - second > MAX_WAIT_SECONDS;
}
