import { Http } from './http.js';
import { MeasuredTime } from './measured-time.js';
import type {
  Conversion,
  ConvertRequest,
  LiveTzOptions,
  Now,
  ServerTime,
  Tick,
  Watch,
  WatchOptions,
} from './types.js';
import { ZoneWatch } from './zone-watch.js';

/** A client of one Live TZ server. Names are places, countries, codes, IANA names, abbreviations or offsets. */
export class LiveTz {
  /** The server's time, with the bound of its error. */
  readonly time: ServerTime;

  private readonly http: Http;
  private readonly measuredTime: MeasuredTime;

  /** @param url address of the server, with its base path: `https://clock.example.org` */
  constructor(url: string | URL, options: LiveTzOptions = {}) {
    this.http = new Http(url, options);
    this.measuredTime = new MeasuredTime(this.http);
    this.time = this.measuredTime;
  }

  /**
   * The time at a place, or at several places at one instant.
   *
   * @throws LiveTzError if a name means no clock or several
   */
  now(place: string): Promise<Now>;
  now(places: readonly string[]): Promise<Now[]>;
  now(places: string | readonly string[]): Promise<Now | Now[]> {
    if (typeof places === 'string') {
      const path = places.split('/').map(encodeURIComponent).join('/');
      return this.http.getJson<Now>(`/now/${path}`, { format: 'json' });
    }
    return this.http.getJson<Now[]>('/now', { places: list(places), format: 'json' });
  }

  /**
   * A moment on other clocks, and whether it exists once, never or twice on those of `from`.
   *
   * @throws LiveTzError if the moment or a name cannot be understood
   */
  convert({ at, from, to, disambiguation }: ConvertRequest): Promise<Conversion> {
    return this.http.getJson<Conversion>('/api/v1/convert', {
      at: at instanceof Date ? at.toISOString() : String(at),
      from,
      to: typeof to === 'string' ? to : list(to),
      disambiguation,
    });
  }

  /** Calls `onTick` at each second of the server, or at each full minute, and reconnects until it is closed. */
  watch(zones: readonly string[], onTick: (tick: Tick) => void, options: WatchOptions = {}): Watch {
    list(zones);
    const confirmAndShow = (tick: Tick): void => {
      // The first tick of a stream of minutes is in the past.
      if (options.rateMs !== 60_000) this.measuredTime.acceptTick(tick.utcMs);
      onTick(tick);
    };
    return new ZoneWatch(this.http, zones, confirmAndShow, options);
  }
}

function list(names: readonly string[]): string {
  const name = names.find((each) => each.includes(','));
  if (name !== undefined) throw new TypeError(`A name in a list cannot contain a comma: "${name}".`);
  return names.join();
}
