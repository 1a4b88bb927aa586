/** Loaded by the nodes of a drill before anything else: what a test cannot do to another process from outside. */

/** Milliseconds this host's clock is ahead of the true one. */
const shiftMs = Number(process.env.DRILL_CLOCK_AHEAD_MS ?? 0);
/** How long the event loop stands still on SIGALRM, a signal that nobody else here listens to. */
const BLOCKED_MS = 6000;

const TrueDate = Date;

class ShiftedDate extends TrueDate {
  constructor(...parts) {
    if (parts.length === 0) super(ShiftedDate.now());
    else super(...parts);
  }

  static now() {
    return TrueDate.now() + shiftMs;
  }
}

if (shiftMs !== 0) Object.assign(globalThis, { Date: ShiftedDate });

process.on('SIGALRM', () => {
  const endMs = TrueDate.now() + BLOCKED_MS;
  while (TrueDate.now() < endMs);
});
