const VERBS = ['create', 'zones', 'reset-password', 'delete', 'make-admin', 'remove-admin'] as const;

/** A command of `npm run users`: the list, or an operation on one user. */
export type UsersCommand = { verb: 'list' } | { verb: (typeof VERBS)[number]; name: string };

export const USAGE = `Usage: npm run users -- COMMAND
    list                  all users, with their number of zones
    create NAME           creates an account, and a link on which its user chooses a password, valid once and for a week
    zones NAME            the saved zones of a user
    reset-password NAME   creates a link to set a new password, valid once and for a day
    delete NAME           deletes a user with all of their data
    make-admin NAME       makes a user an administrator, who may use /admin
    remove-admin NAME     makes an administrator an ordinary user, but never the last one`;

/** Parses the positional arguments; null if they are not a command. */
export function usersCommandOf(args: readonly string[]): UsersCommand | null {
  const [first, name, ...rest] = args;
  if (first === 'list' && name === undefined) return { verb: first };
  const verb = VERBS.find((each) => each === first);
  return verb === undefined || name === undefined || rest.length > 0 ? null : { verb, name };
}
