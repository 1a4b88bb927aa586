/** Name of the key of sessions in the table `settings`, where it is kept there. */
export const SESSION_SECRET_SETTING = 'session_secret';
