import type { PlainTick, ZoneState } from '@live-tz/contracts';
import { isoDateTime, isoOffset, plainDateTime } from '@live-tz/wall-clock';
import { textFrame } from './text-frame';

/** What a zone shows at an instant, as a WebSocket frame, encoded once for everybody who watches the zone. */
export function zoneFrame(asked: string, state: ZoneState, utcMs: number): Buffer {
  const tick: PlainTick = {
    timezone: asked,
    time: plainDateTime(utcMs, state.offsetMinutes),
    iso: isoDateTime(utcMs, state.offsetMinutes),
    utcMs,
    utcOffset: isoOffset(state.offsetMinutes),
    abbreviation: state.abbreviation,
  };
  return textFrame(JSON.stringify(tick));
}
