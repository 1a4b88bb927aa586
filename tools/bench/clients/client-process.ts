import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startChild } from '../servers/children';
import type { CrowdMessage, CrowdRequest, CrowdRequests } from './client-messages';
import type { Progress } from '../report/progress';

const PROGRAM = join(__dirname, 'client-process-main.js');

/** The crowd, in a process of its own: it must not take time from who measures, nor the other way round. */
export class CrowdClient {
  private readonly child: ChildProcess = startChild(PROGRAM, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

  constructor(private readonly progress: Progress) {}

  /** @throws Error when the crowd cannot do it, or is gone */
  ask<K extends keyof CrowdRequests>(
    ask: K,
    request: CrowdRequests[K]['request'],
  ): Promise<CrowdRequests[K]['answer']> {
    return new Promise((resolve, reject) => {
      const ended = () => settle(() => reject(new Error('The process of the crowd has ended.')));
      const hear = (message: CrowdMessage) => {
        if ('progress' in message) this.progress.show(message.progress);
        else if ('error' in message) settle(() => reject(new Error(message.error)));
        else settle(() => resolve(message.answer));
      };
      const settle = (how: () => void) => {
        this.child.off('exit', ended).off('message', hear);
        this.progress.clear();
        how();
      };
      this.child.on('exit', ended).on('message', hear);
      this.child.send({ ask, request } as CrowdRequest);
    });
  }
}
