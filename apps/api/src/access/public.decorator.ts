import { SetMetadata } from '@nestjs/common';

export const PUBLIC = Symbol('public');

/** Opens an operation to anonymous clients; without it an operation requires a session. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, true);
