import type { Config } from '../../config/env';

/** The page of the settings; a path if `PUBLIC_URL` is not set, which mail requires. */
export function settingsUrl({ http }: Config): string {
  return `${http.publicUrl?.origin ?? ''}${http.basePath}/settings`;
}

/** The token is in the fragment, which is not sent to any server and so is not logged. */
export function confirmationUrl(config: Config, token: string): string {
  return `${settingsUrl(config)}#confirm-alerts=${token}`;
}
