import type { HourCycle } from '@live-tz/contracts';

/** How the hours of a day are counted on the page. */
export type HourFormat = 'h12' | 'h23';

/** `auto` follows the custom of a language; `Intl` is asked for the custom only, never for a time. */
export function hourFormatOf(hourCycle: HourCycle, language: string): HourFormat {
  if (hourCycle !== 'auto') return hourCycle;
  const custom = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hourCycle;
  return custom === 'h11' || custom === 'h12' ? 'h12' : 'h23';
}
