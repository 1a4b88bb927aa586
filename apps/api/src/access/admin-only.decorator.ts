import { SetMetadata } from '@nestjs/common';

export const ADMIN_ONLY = Symbol('for administrators');

/** Restricts an operation to administrators. */
export const AdminOnly = (): ClassDecorator & MethodDecorator => SetMetadata(ADMIN_ONLY, true);
