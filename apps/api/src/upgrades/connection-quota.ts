import { MAX_FRAME_BYTES_PER_MINUTE, MAX_FRAMES_PER_MINUTE } from '@live-tz/contracts';

const WINDOW_SECONDS = 60;
const MS_PER_SECOND = 1000;

/** What may come in during one minute. */
interface Allowance {
  /** Frames of any opcode: text, binary, continuation, ping, pong and close. */
  readonly frames: number;
  /** Their headers and payloads. */
  readonly bytes: number;
}

/** Of one connection. A dashboard sends about ten frames a minute, a script on the plain WebSocket three pongs. */
export const MAX_PER_CONNECTION: Allowance = {
  frames: MAX_FRAMES_PER_MINUTE,
  bytes: MAX_FRAME_BYTES_PER_MINUTE,
};
/** Of all connections of a user on one node: this much, and as much again as below for each that is open. */
export const MAX_PER_USER: Allowance = { frames: 1_200, bytes: 1024 * 1024 };
/** A library that pings every second, and the messages of a page that has just opened. */
export const MAX_PER_USER_CONNECTION: Allowance = { frames: 60, bytes: 16 * 1024 };

/** Sentences that fit into the reason of a close frame (RFC 6455, section 5.5: 123 bytes). */
const REASONS = {
  frames: `Send less: at most ${MAX_PER_CONNECTION.frames} frames a minute.`,
  bytes: `Send less: at most ${MAX_PER_CONNECTION.bytes / 1024} kB a minute.`,
  user: 'Send less: all your connections together send too much.',
};

/**
 * What has come in since a minute began. It begins with the first frame behind the last minute, on the monotonic clock,
 * and in whole seconds: V8 keeps those in the object itself, and there is one for each connection.
 */
class Traffic {
  private startedAtS = -WINDOW_SECONDS;
  protected frames = 0;
  protected bytes = 0;

  protected add(bytes: number, nowS: number): void {
    if (nowS - this.startedAtS >= WINDOW_SECONDS) this.begin(nowS);
    this.frames += 1;
    this.bytes += bytes;
  }

  protected begin(nowS: number): void {
    this.startedAtS = nowS;
    this.frames = 0;
    this.bytes = 0;
  }

  /** Whether a new minute would begin now, so that nothing of this one has to be remembered. */
  isOver(nowS: number): boolean {
    return nowS - this.startedAtS >= WINDOW_SECONDS;
  }
}

/** The live connections of one user on this node, and what came in over all of them. */
export class UserTraffic extends Traffic {
  /** Connections open now. */
  open = 0;
  /** Connections opened in this minute. */
  private opened = 0;

  constructor(readonly userId: string) {
    super();
  }

  /** Counts a frame. @returns whether it is still within the user's share */
  take(bytes: number, nowS: number): boolean {
    this.add(bytes, nowS);
    return (
      this.frames <= MAX_PER_USER.frames + this.open * MAX_PER_USER_CONNECTION.frames &&
      this.bytes <= MAX_PER_USER.bytes + this.open * MAX_PER_USER_CONNECTION.bytes
    );
  }

  /** Counts a connection that is about to be opened. @returns how many there were in this minute, with this one */
  noteOpening(nowS: number): number {
    if (this.isOver(nowS)) this.begin(nowS);
    this.opened += 1;
    return this.opened;
  }

  protected override begin(nowS: number): void {
    super.begin(nowS);
    this.opened = 0;
  }
}

/** What one live connection may still send, by its own measure and by that of its user. */
export class ConnectionQuota extends Traffic {
  constructor(readonly user: UserTraffic) {
    super();
  }

  /** Counts a frame that has arrived or begun to. @returns why the connection has to be closed, or null */
  exceededBy(bytes: number): string | null {
    const nowS = monotonicSeconds();
    const isUserWithin = this.user.take(bytes, nowS);
    this.add(bytes, nowS);
    if (this.frames > MAX_PER_CONNECTION.frames) return REASONS.frames;
    if (this.bytes > MAX_PER_CONNECTION.bytes) return REASONS.bytes;
    return isUserWithin ? null : REASONS.user;
  }
}

/** A clock that nobody sets. */
export function monotonicSeconds(): number {
  return Math.trunc(performance.now() / MS_PER_SECOND);
}
