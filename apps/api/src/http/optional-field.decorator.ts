import { ValidateIf } from 'class-validator';

/** A field that may be missing, but not null: class-validator's own `IsOptional` does not validate null. */
export function OptionalField(): PropertyDecorator {
  return ValidateIf((_request, value) => value !== undefined);
}
