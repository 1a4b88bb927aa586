import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startChild } from '../servers/children';
import type { ClientMessage, ClientRequest, ClientRequests } from './client-messages';
import type { Progress } from '../report/progress';

const PROGRAM = join(__dirname, 'client-process-main.js');

/** The clients, in a process of their own so that they and the measurement do not take CPU time from each other. */
export class ClientProcess {
  private readonly child: ChildProcess = startChild(PROGRAM, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

  constructor(private readonly progress: Progress) {}

  /** @throws Error when the request fails, or the process has ended */
  request<K extends keyof ClientRequests>(
    type: K,
    request: ClientRequests[K]['request'],
  ): Promise<ClientRequests[K]['response']> {
    return new Promise((resolve, reject) => {
      const onExit = () => settle(() => reject(new Error('The client process has ended.')));
      const onMessage = (message: ClientMessage) => {
        if ('progress' in message) this.progress.show(message.progress);
        else if ('error' in message) settle(() => reject(new Error(message.error)));
        else settle(() => resolve(message.response));
      };
      const settle = (complete: () => void) => {
        this.child.off('exit', onExit).off('message', onMessage);
        this.progress.clear();
        complete();
      };
      this.child.on('exit', onExit).on('message', onMessage);
      this.child.send({ type, request } as ClientRequest);
    });
  }
}
