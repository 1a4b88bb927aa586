/** The resources a process has used so far, of all its threads except for the heap, which is that of the main thread. */
export interface Usage {
  cpuMs: number;
  rssBytes: number;
  heapBytes: number;
  /** Memory outside the heap that objects in the heap own. */
  externalBytes: number;
  /** CPU time of the longest turn of the event loop while turns were watched; 0 unless it was requested. */
  longestTurnMs: number;
}
