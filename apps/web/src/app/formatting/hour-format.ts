import type { HourCycle } from '@live-tz/contracts';

/** Whether the page shows 12 or 24 hours. */
export type HourFormat = 'h12' | 'h23';

/** Resolves `auto` by the custom of a language. `Intl` is used for the custom only, never for a time. */
export function hourFormatOf(hourCycle: HourCycle, language: string): HourFormat {
  if (hourCycle !== 'auto') return hourCycle;
  const custom = customOf(language);
  return custom === 'h11' || custom === 'h12' ? 'h12' : 'h23';
}

function customOf(language: string): string | undefined {
  try {
    return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hourCycle;
  } catch {
    // Chromium reports `en-US@posix` where the locale of the device is POSIX.
    return 'h12';
  }
}
