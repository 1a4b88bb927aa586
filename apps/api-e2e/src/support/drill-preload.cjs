/** Preloaded by the nodes of a drill: sets their clock and blocks them, which another process cannot do. */

/** How far this node's clock is ahead. */
const shiftMs = Number(process.env.DRILL_CLOCK_AHEAD_MS ?? 0);
/** How long SIGALRM, which the program itself does not use, blocks the event loop. */
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
