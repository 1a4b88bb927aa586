import { isEmail } from 'class-validator';

/**
 * Spaces, invisible characters, and what RFC 5322 allows only in quotes. A mail server may read a quoted local part, `%` and `!` as
 * another recipient.
 */
const UNUSUAL = /["%!\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Whether a text is one mail address, which every mail server reads in the same way. */
export function isMailAddress(text: string): boolean {
  return isEmail(text) && !UNUSUAL.test(text) && text === text.normalize('NFKC');
}

/** The mailbox of an address, without its letter case and its subaddress (`ada+clocks@`, RFC 5233). */
export function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*/, '');
}
