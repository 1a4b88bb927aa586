import { OPCODE, type OnFrame } from './frame-reader';

/** An empty line ends an event: https://html.spec.whatwg.org/multipage/server-sent-events.html */
const EVENT_END = Buffer.from('\n\n');

/** Splits the bytes of an event stream into events, without the empty lines, and passes them on like text frames. */
export class EventReader {
  private unread: Buffer | null = null;

  read(chunk: Buffer, onFrame: OnFrame): void {
    const bytes = this.unread === null ? chunk : Buffer.concat([this.unread, chunk]);
    let offset = 0;
    for (let end = bytes.indexOf(EVENT_END); end >= 0; end = bytes.indexOf(EVENT_END, offset)) {
      onFrame(OPCODE.text, bytes.subarray(offset, end));
      offset = end + EVENT_END.length;
    }
    // Copied, because all connections read into the same chunk.
    this.unread = offset < bytes.length ? Buffer.from(bytes.subarray(offset)) : null;
  }
}
