import { dictionary } from '@zxcvbn-ts/language-common';

/** The list with which the server decides; it is loaded when a user chooses a password. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common'].map(String));
