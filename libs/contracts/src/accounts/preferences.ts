/** `auto` follows the language of the browser; `h12` is 1 to 12 with AM/PM, `h23` is 0 to 23. */
export const HOUR_CYCLES = ['auto', 'h12', 'h23'] as const;
export type HourCycle = (typeof HOUR_CYCLES)[number];

/** `auto` follows the operating system. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The display preferences of a user. `PATCH` accepts any part of them. */
export interface Preferences {
  hourCycle: HourCycle;
  showSeconds: boolean;
  theme: Theme;
  /** The IANA zone with which others are compared; null: none chosen. */
  homeZone: string | null;
  /** Whether the clocks stand still, for users whom movement distracts (WCAG 2.2.2). */
  paused: boolean;
  /** Whether keys without a modifier are shortcuts (WCAG 2.1.4). */
  singleKeyShortcuts: boolean;
}

export const DEFAULT_PREFERENCES: Readonly<Preferences> = Object.freeze({
  hourCycle: 'auto',
  showSeconds: true,
  theme: 'auto',
  homeZone: null,
  paused: false,
  singleKeyShortcuts: true,
});
