import { SetMetadata } from '@nestjs/common';

export const PUBLIC = Symbol('open to strangers');

/** Lets everybody in; without it an operation asks for a session. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, true);
