/** The requests of the command line to a running server: one JSON line in each direction. */
export type ControlRequest = { command: 'users'; args: string[] } | { command: 'backup'; file: string };

/** `text` is printed on the terminal unchanged. */
export interface ControlAnswer {
  isDone: boolean;
  text: string;
}

export const CONTROL_SOCKET = 'control.sock';
