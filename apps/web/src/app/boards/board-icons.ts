import { EYE_ICONS } from '../ui/eye-icons';

/** Icons of what loads after the first tick, drawn like those of `ui/icons.ts`. */
export const BOARD_ICONS = {
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 10.5v5.5M14 10.5v5.5',
  pencil: 'M4.5 19.5l1-4L16 5l3 3L8.5 18.5ZM13.5 7.5l3 3',
  eye: EYE_ICONS.open,
  briefcase: 'M4 8h16v11H4ZM9 8V5h6v3M4 13h16M12 12v2',
  cup: 'M5 9h11v5.5a4.5 4.5 0 0 1-4.5 4.5h-2A4.5 4.5 0 0 1 5 14.5ZM16 10.5h1.5a2.25 2.25 0 0 1 0 4.5H16M8.5 3.5v2.5M12.5 3.5v2.5',
  leaf: 'M5 19c0-9 5-13.5 15-14-.5 10-5 14-11 14-1.5 0-2.5-.5-3-1.5M5 19c2-4 5-6.5 9-8.5',
  bed: 'M3.5 5.5v13M3.5 16h17M20.5 18.5V13a3 3 0 0 0-3-3H10v6M6.75 10.25a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3',
  cards: 'M4.5 5h6.5v6H4.5ZM13.5 5H20v6h-6.5ZM4.5 13.5h6.5v6H4.5ZM13.5 13.5H20v6h-6.5Z',
  list: 'M4.5 6.5h15M4.5 12h15M4.5 17.5h15',
  timeline: 'M4 7h16M4 12h16M4 17h16M7 5v4M15 10v4M10 15v4',
  sort: 'M7.5 5v14M4 15.5 7.5 19l3.5-3.5M16.5 19V5M13 8.5 16.5 5 20 8.5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 7.5V12l3 2',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  resume: 'M8 5.5v13l10.5-6.5Z',
  plus: 'M12 5v14M5 12h14',
  share: 'M12 14.5V4M8 8l4-4 4 4M6.5 11H5v9h14v-9h-1.5',
  left: 'M19 12H5M10.5 6.5 5 12l5.5 5.5',
  right: 'M5 12h14M13.5 6.5 19 12l-5.5 5.5',
  first: 'M5 5.5v13M20 12H9M14 6.5 8.5 12l5.5 5.5',
  mirroredFirst: 'M19 5.5v13M4 12h11M10 6.5l5.5 5.5-5.5 5.5',
  up: 'M12 19V5M6.5 10.5 12 5l5.5 5.5',
  calendar: 'M4.5 6.5h15v13h-15ZM4.5 10.5h15M8.5 4v4M15.5 4v4',
  down: 'M12 5v14M6.5 13.5 12 19l5.5-5.5',
} as const;
