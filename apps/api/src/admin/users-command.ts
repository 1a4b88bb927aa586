const VERBS = ['zones', 'reset-password', 'delete', 'make-admin'] as const;

/** What `npm run users` was asked for: everybody, or something about one person. */
export type UsersCommand = { verb: 'list' } | { verb: (typeof VERBS)[number]; name: string };

export const USAGE = `Usage: npm run users -- COMMAND
  list                  everybody, with their number of zones
  zones NAME            the zones a person has saved
  reset-password NAME   makes a link to set a new password with, good once and for a day
  delete NAME           deletes a person with all that is theirs
  make-admin NAME       lets a person use /admin`;

/** Reads the arguments of the command line; null when they are no command. */
export function usersCommandOf(args: readonly string[]): UsersCommand | null {
  const [first, name, ...rest] = args;
  if (first === 'list' && name === undefined) return { verb: first };
  const verb = VERBS.find((each) => each === first);
  return verb === undefined || name === undefined || rest.length > 0 ? null : { verb, name };
}
