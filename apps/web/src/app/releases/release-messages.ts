/** The words about pages that cannot be loaded. */
export const RELEASE_MESSAGES = {
  unreachable: 'This page cannot be opened while you are offline.',
  broken: 'This page could not be loaded.',
  retry: 'Try again',
} as const;
