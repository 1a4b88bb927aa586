/** What a process has used so far, all of its threads together but for the heap, which is the main thread's. */
export interface Usage {
  cpuMs: number;
  rssBytes: number;
  heapBytes: number;
  /** Memory outside of the heap that objects in it hold. */
  externalBytes: number;
  /** What the longest turn of its event loop worked while turns were watched; 0 where that was not asked for. */
  longestTurnMs: number;
}
