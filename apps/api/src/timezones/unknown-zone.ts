import { API_PREFIX } from '@live-tz/contracts';
import { utcOffsetLabel } from '@live-tz/wall-clock';
import { DomainError } from '../errors/domain-error';
import { parseOffsetQuery } from './readings/offset-query';

/** Longer than any zone name; a longer text is cut before it is quoted. */
const MAX_QUOTE_LENGTH = 64;

/** The message for an unknown zone. `suggestion` is a name that may have been meant. */
export function unknownZoneSentence(name: string, suggestion: string | null): string {
  const quoted = quotedName(name);
  const offset = parseOffsetQuery(name);
  if (suggestion === null && offset !== null)
    return `No clock has the offset ${utcOffsetLabel(offset)} at that time: use a place or an IANA name.`;
  return suggestion === null
    ? `There is no zone ${quoted}: GET ${API_PREFIX}/zones?q= finds names.`
    : `There is no zone ${quoted}: did you mean ${suggestion}?`;
}

/** A name as messages quote it. */
export function quotedName(name: string): string {
  return JSON.stringify(name.slice(0, MAX_QUOTE_LENGTH));
}

/** Refuses a body with an unknown zone in a field. */
export function unknownZoneIn(field: string, name: string, suggestion: string | null): DomainError {
  const message = unknownZoneSentence(name, suggestion);
  return new DomainError('invalid', message, { errors: [{ field, message }] });
}
