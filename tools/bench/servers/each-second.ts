/** Calls back at the beginning of every second, with its UTC milliseconds. */
export function eachSecond(onSecond: (utcMs: number) => void): void {
  const nextMs = (Math.floor(Date.now() / 1000) + 1) * 1000;
  const wait = (): void => {
    // A timer may fire a millisecond early.
    const remainingMs = nextMs - Date.now();
    if (remainingMs > 0) {
      setTimeout(wait, remainingMs);
      return;
    }
    eachSecond(onSecond);
    onSecond(Math.floor(Date.now() / 1000) * 1000);
  };
  wait();
}
