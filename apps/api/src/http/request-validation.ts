import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@live-tz/contracts';
import type { ValidationError } from 'class-validator';
import { controlCharacterProblems } from './control-characters';
import { DomainError } from '../errors/domain-error';
import { MAX_NESTING, isNestedTooDeep } from './request-depth';

/** Enough to correct a request; a request with a thousand errors must not get a thousand messages. */
const MAX_ERRORS = 20;

/** Validates bodies and queries against their request class; unknown fields are rejected rather than dropped. */
@Injectable()
export class RequestValidation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => invalid(errors.flatMap((error) => fieldProblems(error))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') refuseOtherThanObject(value);
    const faults = faultsOf(isSingleParameter(metadata) ? namedValue(value, metadata) : value);
    if (faults.length > 0) throw invalid(faults);
    return super.transform(value, metadata);
  }
}

function refuseOtherThanObject(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('invalid', 'Send a JSON object as the body.');
  }
  if (isNestedTooDeep(body)) {
    throw new DomainError('invalid', `Nest objects and lists at most ${MAX_NESTING} levels deep.`);
  }
}

/** Errors that the request classes cannot detect. */
function faultsOf(value: unknown): FieldProblem[] {
  return [...inheritedNames(value).map(unknownField), ...controlCharacterProblems(value)];
}

/** Names that every object inherits, such as `__proto__`: class-transformer drops such a field without an error. */
function inheritedNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((name) => name in Object.prototype);
}

/** A parameter of the path, or one that an operation takes alone from the query. */
function isSingleParameter({ type, data }: ArgumentMetadata): boolean {
  return type === 'param' || (type === 'query' && data !== undefined);
}

/** A single parameter under its name; the value of a wildcard of a path is an array of segments. */
function namedValue(value: unknown, { data }: ArgumentMetadata): Record<string, unknown> {
  return { [data ?? 'path']: Array.isArray(value) ? value.join('/') : value };
}

function invalid(errors: FieldProblem[]): DomainError {
  const reported = errors.slice(0, MAX_ERRORS);
  return new DomainError(
    'invalid',
    reported.map(({ message }) => message).join(' ') || 'The request is not valid.',
    {
      errors: reported,
    },
  );
}

function unknownField(field: string): FieldProblem {
  return { field, message: `Leave out ${field}: it is not known here.` };
}

function fieldProblems(error: ValidationError, parent = ''): FieldProblem[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? unknownField(field) : { field, message },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}
