import type { Attack } from './attack';
import { EARLY_FRAMES, FRAME_FLOODS } from './frames-floods';
import { FRAME_FUZZ } from './frames-fuzz';
import { HALF_OPEN, REFUSED_UPGRADES, SLOW_UPGRADES } from './frames-upgrades';
import { ANONYMOUS_HTTP_ATTACKS, USER_HTTP_ATTACKS } from './http-drill-attacks';

/** What an anonymous client does simultaneously from one address. */
export const ANONYMOUS_ATTACKS: readonly Attack[] = [
  REFUSED_UPGRADES,
  SLOW_UPGRADES,
  ...ANONYMOUS_HTTP_ATTACKS,
];
/** What a signed-in user does over live connections. */
export const USER_FRAME_ATTACKS: readonly Attack[] = [FRAME_FLOODS, EARLY_FRAMES, HALF_OPEN];
/** What a signed-in user does simultaneously. */
export const USER_ATTACKS: readonly Attack[] = [...USER_FRAME_ATTACKS, ...USER_HTTP_ATTACKS];

export const ATTACKS: readonly Attack[] = [...ANONYMOUS_ATTACKS, ...USER_ATTACKS, FRAME_FUZZ];
