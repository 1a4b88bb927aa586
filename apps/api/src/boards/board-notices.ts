import { Injectable } from '@nestjs/common';
import { NodeBus } from '../cluster/node-bus';
import type { WrittenBoard } from './stored-board';

/** Notifies all nodes of boards that have been written. */
@Injectable()
export class BoardNotices {
  constructor(private readonly nodes: NodeBus) {}

  publish(boards: readonly WrittenBoard[]): void {
    for (const { id, revision, ownerId, isFirst, keptBy } of boards) {
      this.nodes.publish('board-changed', { boardId: id, revision, userIds: [ownerId, ...keptBy] });
      if (revision === null) this.nodes.publish('board-links-ended', { boardId: id, linkId: null });
      if (isFirst) this.nodes.publish('saved-zones-changed', { userId: ownerId });
    }
  }
}
