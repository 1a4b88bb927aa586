/** Icons of what loads after the first tick, drawn like those of `icons.ts`. */
export const EYE_ICONS = {
  open: 'M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6',
  crossed:
    'M4 4l16 16M9.9 6.1A9 9 0 0 1 12 5.8c6 0 9.5 6.2 9.5 6.2a16 16 0 0 1-2.6 3.2M6.4 7.5A15.5 15.5 0 0 0 2.5 12S6 18.2 12 18.2c1.7 0 3.2-.5 4.5-1.2M10.1 10.2a2.8 2.8 0 0 0 3.8 3.9',
} as const;
