/** What the operations of each tag are about, in the order in which documentation shows them. */
export const TAGS: readonly { name: string; description: string }[] = [
  {
    name: 'zones',
    description:
      'Time and rules of zones: search, the current time, conversions, changes of the clocks, working hours that overlap, and the ' +
      'seconds as they pass. Open to everyone, from pages of any origin.',
  },
  {
    name: 'world time',
    description: 'The paths and fields of WorldTimeAPI, for programs that were written for it.',
  },
  {
    name: 'boards',
    description:
      'Boards of the signed-in user and their clocks. A change of what has changed in the meantime is refused with 409.',
  },
  {
    name: 'shared boards',
    description: 'Links to boards: anyone who has a link reads the board, without an account.',
  },
  { name: 'saved zones', description: 'The clocks of the first board of the user, as a plain list.' },
  {
    name: 'auth',
    description:
      'Accounts and sessions: register, sign in with a password, a second factor or a passkey, sign out, reset a password.',
  },
  {
    name: 'account',
    description:
      'The account of the signed-in user: name, password, second factors, preferences, sessions, export.',
  },
  {
    name: 'alerts',
    description:
      'Messages ahead of clock changes, to webhooks and mail addresses of the signed-in user, and the log of their deliveries.',
  },
  {
    name: 'admin',
    description: 'Users, invitations and the audit log. Only administrators may call these operations.',
  },
  { name: 'health', description: 'Probes for load balancers and orchestrators.' },
];
