import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** An answer as it came: names of headers in lower case, several of one name in the order they came. */
export interface RawAnswer {
  status: number;
  headers: Map<string, string[]>;
  body: string;
}

/** Sends bytes as they are, and reads until the server closes: ask for that with `Connection: close`. */
export async function rawExchange(url: string, sent: string | Buffer): Promise<RawAnswer> {
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

/** The text of a request without a body that ends its connection; headers that are given twice are sent twice. */
export function rawRequest(target: string, headers: readonly string[] = ['Host: x'], method = 'GET'): string {
  return `${[`${method} ${target} HTTP/1.1`, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`;
}
