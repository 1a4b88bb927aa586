import { MAX_FRAME_BYTES_PER_MINUTE, MAX_FRAMES_PER_MINUTE } from '@live-tz/contracts';
import { MS_PER_SECOND, SECONDS_PER_MINUTE } from '@live-tz/wall-clock';

const WINDOW_SECONDS = SECONDS_PER_MINUTE;

/** Incoming traffic that is allowed in one minute. */
interface TrafficLimit {
  /** Frames of any opcode: text, binary, continuation, ping, pong and close. */
  readonly frames: number;
  /** Bytes of headers and payloads. */
  readonly bytes: number;
}

/** For one connection. A dashboard sends about ten frames a minute, a script on the plain WebSocket three pongs. */
export const MAX_PER_CONNECTION: TrafficLimit = {
  frames: MAX_FRAMES_PER_MINUTE,
  bytes: MAX_FRAME_BYTES_PER_MINUTE,
};
/** For all connections of a user on one node together, plus the limit below for each open one. */
export const MAX_PER_USER: TrafficLimit = { frames: 1_200, bytes: 1024 * 1024 };
/** Enough for a library that pings every second, and for the messages of a page that has just been opened. */
export const MAX_PER_USER_CONNECTION: TrafficLimit = { frames: 60, bytes: 16 * 1024 };

/** Texts that fit into the reason of a close frame (RFC 6455, section 5.5: 123 bytes). */
const REASONS = {
  frames: `Send less: at most ${MAX_PER_CONNECTION.frames} frames a minute.`,
  bytes: `Send less: at most ${MAX_PER_CONNECTION.bytes / 1024} kB a minute.`,
  user: 'Send less: all your connections together send too much.',
};

/**
 * The incoming traffic of a minute, which begins with the first frame after the previous minute, on the monotonic clock. Whole
 * seconds are used because V8 stores small integers in the object itself, and there is one object per connection.
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

  /** Whether the minute has ended, so that nothing needs to be remembered. */
  isOver(nowS: number): boolean {
    return nowS - this.startedAtS >= WINDOW_SECONDS;
  }
}

/** The live connections of one user on this node, and the traffic of all of them. */
export class UserTraffic extends Traffic {
  /** Currently open connections. */
  open = 0;
  /** Connections opened in this minute. */
  private opened = 0;

  constructor(readonly userId: string) {
    super();
  }

  /** Counts a frame. @returns whether the user is still within the limit */
  take(bytes: number, nowS: number): boolean {
    this.add(bytes, nowS);
    return (
      this.frames <= MAX_PER_USER.frames + this.open * MAX_PER_USER_CONNECTION.frames &&
      this.bytes <= MAX_PER_USER.bytes + this.open * MAX_PER_USER_CONNECTION.bytes
    );
  }

  /** Counts a connection that is about to be opened. @returns the number of connections opened in this minute */
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

/** What one live connection may still send, by its own limit and that of its user. */
export class ConnectionQuota extends Traffic {
  constructor(public user: UserTraffic) {
    super();
  }

  /** Counts a frame that has arrived or begun to. @returns why the connection must be closed, or null */
  exceededBy(bytes: number): string | null {
    const nowS = monotonicSeconds();
    const isUserWithin = this.user.take(bytes, nowS);
    this.add(bytes, nowS);
    if (this.frames > MAX_PER_CONNECTION.frames) return REASONS.frames;
    if (this.bytes > MAX_PER_CONNECTION.bytes) return REASONS.bytes;
    return isUserWithin ? null : REASONS.user;
  }
}

/** Seconds of a monotonic clock. */
export function monotonicSeconds(): number {
  return Math.trunc(performance.now() / MS_PER_SECOND);
}
