/** The stored ids (hashes) of a session, before and after. */
export interface SessionRenewal {
  from: string;
  to: string;
}

/**
 * What nodes tell each other, besides the seconds: each topic with what it carries.
 * A message is for every node, its sender included, and may be lost while the transport is down: whoever sends one has
 * written the truth into the database first (or a file, for zone rules), and whoever needs it for sure looks there now
 * and then.
 */
export interface NodeTopics {
  /** Sessions that have ended, by their stored ids (hashes); every node closes their sockets. */
  'sessions-ended': { sessionIds: string[] };
  /** A session goes on under a new id: every node keeps its sockets, which end with the new one. */
  'session-renewed': SessionRenewal;
  /** A person's saved zones have changed; every node tells that person's pages to read them again. */
  'saved-zones-changed': { userId: string };
  /** What clients have taken of a node in the last second, in milliseconds of CPU time, by their keys. */
  'cpu-spent': { nodeId: string; spentMs: [client: string, costMs: number][] };
  /** A node has new zone rules ready; all that have them take them from this second on, in seconds since the epoch. */
  'zone-rules-ready': { release: string; digest: string; fromSecond: number };
}

export type NodeTopic = keyof NodeTopics;
export type NodeListener<T extends NodeTopic> = (message: NodeTopics[T]) => void;

/** Carries messages to every node. Implementations pass `testing/node-bus.contract.ts`. */
export abstract class NodeBus {
  /**
   * Tells every node, this one included. This node hears it before the call returns, whatever becomes of the transport:
   * what happens here must not wait for Redis.
   */
  abstract publish<T extends NodeTopic>(topic: T, message: NodeTopics[T]): void;

  /** Hears a topic from now on. A listener that throws stops no other. */
  abstract subscribe<T extends NodeTopic>(topic: T, listener: NodeListener<T>): void;

  /** Ends it; nothing is heard or sent afterwards. */
  abstract close(): Promise<void>;
}
