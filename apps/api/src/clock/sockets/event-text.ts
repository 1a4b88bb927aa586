import type { StreamedTime, ZoneState } from '@live-tz/contracts';
import { isoDateTime, isoOffset } from '@live-tz/wall-clock';

/** A line that clients ignore, because proxies close connections that are idle. */
export const COMMENT = ':\n\n';

/** The rules of zones as an event of a stream. */
export function zonesEvent(states: readonly ZoneState[]): string {
  return `event: zones\ndata: ${JSON.stringify(states)}\n\n`;
}

/**
 * The time of zones as an event of a stream. Its id is the instant, which a client sends back when it reconnects.
 *
 * @param times from {@link streamedTime}
 */
export function tickEvent(utcMs: number, times: readonly string[]): string {
  return `id: ${utcMs}\nevent: tick\ndata: {"utcMs":${utcMs},"zones":[${times.join()}]}\n\n`;
}

/** The time of a zone as JSON, which all streams with this zone share. */
export function streamedTime({ zone, offsetMinutes, abbreviation }: ZoneState, utcMs: number): string {
  const time: StreamedTime = {
    zone,
    iso: isoDateTime(utcMs, offsetMinutes),
    utcOffset: isoOffset(offsetMinutes),
    abbreviation,
  };
  return JSON.stringify(time);
}

/** How long a client waits before it reconnects. */
export function retryField(ms: number): string {
  return `retry: ${Math.round(ms)}\n\n`;
}
