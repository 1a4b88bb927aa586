export interface StreamEvent {
  type: string;
  data: string;
}

/** Reads Server-Sent Events (HTML Standard, section 9.2.6) from chunks of text. */
export class EventStreamParser {
  /** Of the last complete event with an id; empty if there was none. */
  lastEventId = '';
  /** How long the server wants its clients to wait before they reconnect, if it says. */
  retryMs: number | null = null;

  private unread = '';
  private type = '';
  private data: string[] = [];
  private id: string | null = null;

  /** The events that this chunk completes. */
  *read(chunk: string): Generator<StreamEvent, undefined> {
    const lines = (this.unread + chunk).split(/\r\n|\n|\r(?!$)/);
    this.unread = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') this.readField(line);
      else yield* this.dispatch();
    }
  }

  private readField(line: string): void {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'event') this.type = value;
    else if (name === 'data') this.data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
  }

  private *dispatch(): Generator<StreamEvent, undefined> {
    const { type, data } = this;
    this.lastEventId = this.id ?? this.lastEventId;
    this.type = '';
    this.data = [];
    if (data.length > 0) yield { type: type || 'message', data: data.join('\n') };
  }
}
