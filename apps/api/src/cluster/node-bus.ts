/** The stored ids (hashes) of a session, before and after. */
export interface SessionRenewal {
  from: string;
  to: string;
}

/**
 * The messages between nodes, seconds excepted: each topic with its content.
 * A message goes to every node, its sender included, and may be lost while the transport is down: the sender has stored
 * the change in the database first (or in a file, for zone rules), and a receiver that must not miss it polls there as
 * well.
 */
export interface NodeTopics {
  /** Sessions that have ended, by their stored ids (hashes); every node closes their sockets. */
  'sessions-ended': { sessionIds: string[] };
  /** A session continues under a new id: every node keeps its sockets, which from now on end with the new id. */
  'session-renewed': SessionRenewal;
  /** Tokens that were revoked, by their hashes; every node closes their connections. */
  'tokens-revoked': { tokenHashes: string[] };
  /** A board has changed, or is gone if its revision is null; every node notifies the pages of these users, and its links. */
  'board-changed': { boardId: string; revision: number | null; userIds: string[] };
  /** A link to a board is void, or all of them if its id is null; every node closes their connections. */
  'board-links-ended': { boardId: string; linkId: string | null };
  /** A user is disabled or will be removed, which voids the links to their boards; every node closes their connections. */
  'user-shut-out': { userId: string };
  /** A user's saved zones have changed; every node notifies that user's pages. */
  'saved-zones-changed': { userId: string };
  /** A user's preferences have changed; every node notifies that user's pages. */
  'preferences-changed': { userId: string };
  /** The CPU time that clients have used on a node in the last second, in milliseconds, by their keys. */
  'cpu-spent': { nodeId: string; spentMs: [client: string, costMs: number][] };
  /** A node has loaded new zone rules; all nodes that have them apply them from this second on (seconds since the epoch). */
  'zone-rules-ready': { release: string; digest: string; fromSecond: number };
}

export type NodeTopic = keyof NodeTopics;
export type NodeListener<T extends NodeTopic> = (message: NodeTopics[T]) => void;

/** Delivers messages to every node. Implementations pass `testing/node-bus.contract.ts`. */
export abstract class NodeBus {
  /**
   * Sends to every node, this one included. The listeners of this node run before the call returns, whatever happens to the
   * transport, because local effects must not wait for Redis.
   */
  abstract publish<T extends NodeTopic>(topic: T, message: NodeTopics[T]): void;

  /** Adds a listener to a topic. A listener that throws does not affect the others. */
  abstract subscribe<T extends NodeTopic>(topic: T, listener: NodeListener<T>): void;

  /** Closes the bus: it delivers nothing from then on. */
  abstract close(): Promise<void>;
}
