import { SetMetadata } from '@nestjs/common';

export const FOR_ADMINISTRATORS = Symbol('for administrators');

/** Lets administrators in and nobody else. */
export const ForAdministrators = (): ClassDecorator & MethodDecorator =>
  SetMetadata(FOR_ADMINISTRATORS, true);
