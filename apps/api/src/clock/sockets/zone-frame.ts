import type { PlainTick, ZoneState } from '@live-tz/contracts';
import { isoDateTime, isoOffset, plainDateTime } from '@live-tz/wall-clock';
import { textFrame } from './text-frame';

/** The time of a zone at an instant, as a WebSocket frame, encoded once for all clients that watch the zone. */
export function zoneFrame(requestedName: string, state: ZoneState, utcMs: number): Buffer {
  const tick: PlainTick = {
    timezone: requestedName,
    time: plainDateTime(utcMs, state.offsetMinutes),
    iso: isoDateTime(utcMs, state.offsetMinutes),
    utcMs,
    utcOffset: isoOffset(state.offsetMinutes),
    abbreviation: state.abbreviation,
  };
  return textFrame(JSON.stringify(tick));
}
