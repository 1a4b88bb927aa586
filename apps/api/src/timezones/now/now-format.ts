import type { Request } from 'express';
import { invalidField } from '../../errors/invalid-field';

/** The formats of the current time, by the value of the parameter `format`. */
export const NOW_FORMATS = ['text', 'json'] as const;
export type NowFormat = (typeof NOW_FORMATS)[number];

const JSON_TYPES = ['application/json', 'application/problem+json'];
const TEXT_TYPES = ['text/plain'];

/**
 * The format in which a request wants its answer: that of the parameter `format`, or the one that `Accept` prefers. Without a
 * preference a list of places is JSON, and the time at one place is text.
 *
 * @throws DomainError `invalid` for an unknown format
 */
export function requestedFormat(request: Request): NowFormat {
  const { format } = request.query;
  if (format === undefined) return acceptedFormat(request);
  const known = NOW_FORMATS.find((each) => each === format);
  if (known === undefined) throw invalidField('format', `Give format once, as ${NOW_FORMATS.join(' or ')}.`);
  return known;
}

/** The same for the answer to a request that failed, perhaps because of its format. */
export function formatOfFailure(request: Request): NowFormat {
  return NOW_FORMATS.find((format) => format === request.query['format']) ?? acceptedFormat(request);
}

function acceptedFormat(request: Request): NowFormat {
  const isList = request.query['places'] !== undefined;
  const types = isList ? [...JSON_TYPES, ...TEXT_TYPES] : [...TEXT_TYPES, ...JSON_TYPES];
  const accepted = request.accepts(types) || types[0];
  return TEXT_TYPES.some((type) => type === accepted) ? 'text' : 'json';
}
