import type { DocumentBuilder } from '@nestjs/swagger';

/** What each tag of the operations is about, in the order in which documentation shows them. */
const TAGS: Readonly<Record<string, string>> = {
  zones:
    'Time and rules of zones: search, the current time, conversions, changes of the clocks, working hours that overlap, and the ' +
    'seconds as they pass. Open to everyone, from pages of any origin.',
  'world time': 'The paths and fields of WorldTimeAPI, for programs that were written for it.',
  boards:
    'Boards of the signed-in user and their clocks. A change of what has changed in the meantime is refused with 409.',
  'shared boards': 'Links to boards: anyone who has a link reads the board, without an account.',
  'saved zones': 'The clocks of the first board of the user, as a plain list.',
  auth: 'Accounts and sessions: register, sign in with a password, a second factor or a passkey, sign out, reset a password.',
  account:
    'The account of the signed-in user: name, password, second factors, preferences, sessions, export.',
  admin: 'Users, invitations and the audit log. Only administrators may call these operations.',
  health: 'Probes for load balancers and orchestrators.',
};

export function addTags(builder: DocumentBuilder): DocumentBuilder {
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  return builder;
}
