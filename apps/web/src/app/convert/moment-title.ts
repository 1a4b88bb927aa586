import type { ActivatedRouteSnapshot } from '@angular/router';
import { formatInZone } from '../formatting/moment-format';

/** The title of the page: `15:00 in New York · Live TZ` for a wall time in a zone. */
export function momentTitle({ params }: ActivatedRouteSnapshot): string {
  const time = /^\d{4}-\d\d-\d\dT(\d\d:\d\d)/.exec(String(params['at'] ?? ''))?.[1];
  const zone = String(params['zone'] ?? '');
  return time === undefined || zone === '' ? 'Convert · Live TZ' : `${time} ${formatInZone(zone)} · Live TZ`;
}
