import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A response as it was received: header names in lower case, repeated headers in the order of arrival. */
export interface RawResponse {
  status: number;
  headers: Map<string, string[]>;
  body: string;
}

/** Sends bytes unchanged, and reads until the server closes the connection, as `Connection: close` makes it do. */
export async function rawExchange(url: string, sent: string | Buffer): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(sent);
  const text = (await buffer(socket)).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const [name = '', ...value] = line.split(':');
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value.join(':').trim()]);
  }
  return { status: Number(statusLine.split(' ')[1]), headers, body: text.slice(end + 4) };
}

/** The text of a request without a body that closes its connection; repeated headers are sent repeatedly. */
export function rawRequest(target: string, headers: readonly string[] = ['Host: x'], method = 'GET'): string {
  return `${[`${method} ${target} HTTP/1.1`, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`;
}
