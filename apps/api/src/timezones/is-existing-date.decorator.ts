import { ValidateBy, type ValidationArguments } from 'class-validator';
import { nonexistentPart } from './iso-date-time';

/** Rejects a date or time of day that does not exist, with a message that names it; services check the format. */
export function IsExistingDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isExistingDate',
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || nonexistentPart(value) === null,
      defaultMessage: (failed?: ValidationArguments) => messageFor(failed),
    },
  });
}

function messageFor(
  { value, property }: Pick<ValidationArguments, 'value' | 'property'> = { value: '', property: 'it' },
) {
  const part = nonexistentPart(String(value));
  const correction = part?.kind === 'time' ? 'a time from 00:00:00 to 23:59:59' : 'a date that exists';
  return `The ${part?.kind} ${part?.text} does not exist: give ${property} with ${correction}.`;
}
