import { type Seat, Viewer } from './viewer';

/** As the page does it: after half a second at first and four at last, and by half as much more or less at random. */
const RETURN = { firstMs: 500, longestMs: 4000, jitter: 0.5 };

/** One of a crowd: a viewer over all the connections it has one after the other. */
export class Member {
  /** Its place among those who are observed; null: it is not one of them. */
  place: number | null = null;
  /** Whether it has been shown a second on the connection it has. */
  isTicking = false;
  /** Why it has no connection; null as long as it has one or is on its way. */
  failure: string | null = null;
  /** Connections lost after a second was seen on them. */
  losses = 0;
  /** How often it came in vain. */
  refusals = 0;
  private readonly viewer: Viewer;
  private attempts = 0;
  private returning: NodeJS.Timeout | undefined;
  private hasLeft = false;

  constructor(
    seat: Seat,
    private readonly comesBack: boolean,
    private readonly tell: (member: Member, utcMs: number) => void,
  ) {
    this.viewer = new Viewer(seat, this);
    this.viewer.open();
  }

  /** Whether the server has still to say whether it takes the connection. */
  get isAtTheDoor(): boolean {
    return this.failure === null && !this.viewer.isUpgraded;
  }

  /** Whether it may still come to see a second. */
  get isOnTheWay(): boolean {
    return !this.isTicking && (this.failure === null || (this.comesBack && !this.hasLeft));
  }

  say(text: string): void {
    this.viewer.say(text);
  }

  leave(): void {
    this.hasLeft = true;
    clearTimeout(this.returning);
    this.viewer.close();
  }

  ticked(utcMs: number): void {
    this.isTicking = true;
    this.attempts = 0;
    this.tell(this, utcMs);
  }

  ended(reason: string): void {
    if (!this.hasLeft) this.countEnd();
    this.isTicking = false;
    this.failure = reason;
    if (this.comesBack && !this.hasLeft)
      this.returning = setTimeout(() => this.comeBack(), this.nextDelayMs());
  }

  private countEnd(): void {
    if (this.isTicking) this.losses += 1;
    else this.refusals += 1;
  }

  private comeBack(): void {
    this.failure = null;
    this.viewer.open();
  }

  private nextDelayMs(): number {
    const delayMs = Math.min(RETURN.firstMs * 2 ** this.attempts, RETURN.longestMs);
    this.attempts += 1;
    return delayMs * (1 + RETURN.jitter * (2 * Math.random() - 1));
  }
}
