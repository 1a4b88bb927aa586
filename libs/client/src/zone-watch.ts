import { EventStreamParser, type StreamEvent } from './event-stream-parser.js';
import type { Http } from './http.js';
import { LiveTzError } from './live-tz-error.js';
import { reconnectDelayMs } from './reconnect-delay.js';
import { SilenceLimit } from './silence-limit.js';
import type { Tick, Watch, WatchOptions, WatchStatus, ZoneState } from './types.js';

/** How long a stream may be silent before it is taken for lost. The server sends a tick each second, or a comment every 20 seconds. */
const MAX_SILENCE_MS = { 1_000: 15_000, 60_000: 60_000 } as const;
/** A tick may repeat the last second if another server sends it. One that is further back means that the server's time was set back. */
const MAX_REPEATED_MS = 5_000;
/** Statuses that a later attempt may not get: time-outs, too many requests, and faults of the server or of a proxy. */
const TEMPORARY = [408, 425, 429, 500, 502, 503, 504];

/** Reads an event stream and reconnects for as long as it is not closed. */
export class ZoneWatch implements Watch {
  readonly closed: Promise<void>;

  private readonly abort = new AbortController();
  private readonly rateMs: 1_000 | 60_000;
  private parser = new EventStreamParser();
  private lastTickMs: number | null = null;
  private failures = 0;
  private status: WatchStatus | null = null;

  constructor(
    private readonly http: Http,
    private readonly zones: readonly string[],
    private readonly onTick: (tick: Tick) => void,
    private readonly options: WatchOptions,
  ) {
    this.rateMs = options.rateMs ?? 1_000;
    const close = (): void => this.close();
    if (options.signal?.aborted) close();
    else options.signal?.addEventListener('abort', close);
    this.closed = this.run().finally(() => {
      options.signal?.removeEventListener('abort', close);
      this.close();
      this.setStatus('closed');
    });
  }

  close(): void {
    this.abort.abort();
  }

  private get isClosed(): boolean {
    return this.abort.signal.aborted;
  }

  private async run(): Promise<void> {
    // The caller has the returned object before its first callback.
    await Promise.resolve();
    while (!this.isClosed) {
      this.setStatus('connecting');
      const retryAfterMs = await this.connect();
      if (this.isClosed) return;
      this.setStatus('connecting');
      const { failures, parser } = this;
      this.failures += 1;
      await this.pause(reconnectDelayMs({ failures, retryMs: parser.retryMs, retryAfterMs }));
    }
  }

  /** Reads one connection to its end. @returns how long the server wants to have no other, if it says */
  private async connect(): Promise<number | null> {
    const silence = new SilenceLimit(MAX_SILENCE_MS[this.rateMs]);
    const signal = AbortSignal.any([this.abort.signal, silence.signal]);
    try {
      const body = await this.open(signal);
      await this.readAll(body, silence);
      return null;
    } catch (error) {
      if (error instanceof CallbackError) throw error.cause;
      if (!(error instanceof LiveTzError)) return null;
      if (!TEMPORARY.includes(error.status)) throw error;
      return error.retryAfterMs;
    } finally {
      silence.stop();
    }
  }

  private async open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { lastEventId } = this.parser;
    const headers = { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) };
    const query = { zones: this.zones.join(), rate: String(this.rateMs) };
    const response = await this.http.get('/stream', query, headers, signal);
    const type = response.headers.get('Content-Type') ?? '';
    if (response.body === null || !type.startsWith('text/event-stream'))
      throw new LiveTzError(response.status, null, null);
    return response.body;
  }

  private async readAll(body: ReadableStream<Uint8Array>, silence: SilenceLimit): Promise<void> {
    const parser = new EventStreamParser();
    // A connection that breaks before its first tick continues after the same one.
    parser.lastEventId = this.parser.lastEventId;
    this.parser = parser;
    this.call(() => this.setStatus('connected'));
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      silence.restart();
      for (const event of parser.read(decoder.decode(value, { stream: true }))) this.show(event);
    }
  }

  private show({ type, data }: StreamEvent): void {
    if (this.isClosed) return;
    if (type === 'zones') {
      const states = JSON.parse(data) as ZoneState[];
      this.call(() => this.options.onZones?.(states));
    } else if (type === 'tick') this.showTick(JSON.parse(data) as Tick);
  }

  private showTick(tick: Tick): void {
    this.failures = 0;
    const gapMs = tick.utcMs - (this.lastTickMs ?? -Infinity);
    if (gapMs <= 0 && gapMs >= -MAX_REPEATED_MS) return;
    this.lastTickMs = tick.utcMs;
    this.call(() => this.onTick(tick));
  }

  private setStatus(status: WatchStatus): void {
    if (status === this.status) return;
    this.status = status;
    this.options.onStatus?.(status);
  }

  /** Calls a function of the caller, whose errors are no errors of the connection. */
  private call(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      throw new CallbackError('A callback has thrown.', { cause: error });
    }
  }

  private pause(ms: number): Promise<void> {
    const { signal } = this.abort;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }
}

class CallbackError extends Error {}
