import { API_PREFIX } from '@live-tz/contracts';

const DST_ZONES = 'Europe/Berlin,America/New_York,Europe/London,Australia/Sydney';
const CENTURIES = 'from=1900-01-01T00:00Z&to=2490-01-01T00:00Z';

/** The paths of the most expensive requests that need no session. */
export const COSTLY_READS: readonly string[] = [
  `${API_PREFIX}/transitions?zones=${DST_ZONES}&${CENTURIES}`,
  `${API_PREFIX}/transitions.ics?zones=${DST_ZONES}&from=1990-01-01T00:00Z&to=2100-01-01T00:00Z`,
  ...'asm'.split('').map((letter) => `${API_PREFIX}/zones?q=${letter}&limit=50`),
  `${API_PREFIX}/zones?q=${encodeURIComponent('a b c d e f g h i j k l m n o p')}&limit=50`,
  `${API_PREFIX}/zones?q=${encodeURIComponent('\ufdfa'.repeat(100))}`,
  `${API_PREFIX}/convert?to=${'Asia/Tokyo,'.repeat(119)}Europe/San`,
  '/now/a',
  '/now/s',
  '/api/openapi.json',
  '/api/docs/swagger-ui-bundle.js',
  '/health/ready',
  `/${'%2f'.repeat(4_000)}`,
];
