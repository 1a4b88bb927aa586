/** The words about pages, and parts of a page, that cannot be loaded. */
export const RELEASE_MESSAGES = {
  unreachable: 'This page cannot be opened while you are offline.',
  broken: 'This page could not be loaded.',
  partUnreachable: 'Part of this page cannot be loaded while you are offline.',
  partBroken: 'Part of this page could not be loaded.',
  retry: 'Try again',
} as const;
