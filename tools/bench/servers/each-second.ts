/** Calls back at the beginning of every second, with the second in UTC milliseconds. */
export function eachSecond(show: (utcMs: number) => void): void {
  const nextMs = (Math.floor(Date.now() / 1000) + 1) * 1000;
  const wait = (): void => {
    // A timer may fire a millisecond early.
    const restMs = nextMs - Date.now();
    if (restMs > 0) {
      setTimeout(wait, restMs);
      return;
    }
    eachSecond(show);
    show(Math.floor(Date.now() / 1000) * 1000);
  };
  wait();
}
