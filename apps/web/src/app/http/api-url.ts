import { API_PREFIX } from '@live-tz/contracts';

/**
 * The URL of an endpoint, relative to the base URL because the app may be served below a path.
 * @param path below the API's prefix, for example `users/me/zones`
 */
export function apiUrl(path: string): string {
  return `${API_PREFIX.slice(1)}/${path}`;
}
