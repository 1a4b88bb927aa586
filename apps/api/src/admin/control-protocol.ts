/** What the command line asks of a running server: one JSON line each way. */
export type ControlRequest = { command: 'users'; args: string[] } | { command: 'backup'; file: string };

/** `text` goes to the terminal as it is. */
export interface ControlAnswer {
  isDone: boolean;
  text: string;
}

export const CONTROL_SOCKET = 'control.sock';
