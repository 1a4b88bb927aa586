import { API_PREFIX } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';

/** Long enough for any zone's name; what is longer is cut before it is quoted. */
const MAX_QUOTE_LENGTH = 64;

/** What to tell somebody who names a zone there is not. `suggestion` is a name they may have meant. */
export function unknownZoneSentence(name: string, suggestion: string | null): string {
  const quoted = JSON.stringify(name.slice(0, MAX_QUOTE_LENGTH));
  return suggestion === null
    ? `There is no zone ${quoted}: GET ${API_PREFIX}/zones?q= finds names.`
    : `There is no zone ${quoted}: did you mean ${suggestion}?`;
}

/** The refusal of a body whose field names a zone there is not. */
export function unknownZoneIn(field: string, name: string, suggestion: string | null): DomainError {
  const message = unknownZoneSentence(name, suggestion);
  return new DomainError('invalid', message, { errors: [{ field, message }] });
}
