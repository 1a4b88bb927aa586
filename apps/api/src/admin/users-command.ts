const VERBS = ['zones', 'reset-password', 'reset-factor', 'delete', 'make-admin'] as const;

/** A command of `npm run users`: the list, or an operation on one user. */
export type UsersCommand = { verb: 'list' } | { verb: (typeof VERBS)[number]; name: string };

export const USAGE = `Usage: npm run users -- COMMAND
    list                  all users, with their number of zones
    zones NAME            the saved zones of a user
    reset-password NAME   creates a link to set a new password, valid once and for a day
    reset-factor NAME     removes the second factors of a user who has lost them
    delete NAME           deletes a user with all of their data
    make-admin NAME       allows a user to use /admin`;

/** Parses the positional arguments; null if they are not a command. */
export function usersCommandOf(args: readonly string[]): UsersCommand | null {
  const [first, name, ...rest] = args;
  if (first === 'list' && name === undefined) return { verb: first };
  const verb = VERBS.find((each) => each === first);
  return verb === undefined || name === undefined || rest.length > 0 ? null : { verb, name };
}
