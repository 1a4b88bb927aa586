import type { Attack } from './attack';
import { EARLY_FRAMES, FRAME_FLOODS } from './frames-floods';
import { FRAME_FUZZ } from './frames-fuzz';
import { HALF_OPEN, REFUSED_UPGRADES, SLOW_UPGRADES } from './frames-upgrades';
import { HTTP_BY_STRANGERS, HTTP_BY_USERS } from './http-in-drill';

/** What a stranger does at once from one address. */
export const BY_STRANGERS: readonly Attack[] = [REFUSED_UPGRADES, SLOW_UPGRADES, ...HTTP_BY_STRANGERS];
/** What a user who is signed in does over live connections. */
export const FRAMES_BY_USERS: readonly Attack[] = [FRAME_FLOODS, EARLY_FRAMES, HALF_OPEN];
/** What a user who is signed in does at once. */
export const BY_USERS: readonly Attack[] = [...FRAMES_BY_USERS, ...HTTP_BY_USERS];

export const ATTACKS: readonly Attack[] = [...BY_STRANGERS, ...BY_USERS, FRAME_FUZZ];
