import { SetMetadata } from '@nestjs/common';

export const ADMIN_ONLY = Symbol('for administrators');

/** Lets administrators in and nobody else. */
export const AdminOnly = (): ClassDecorator & MethodDecorator => SetMetadata(ADMIN_ONLY, true);
