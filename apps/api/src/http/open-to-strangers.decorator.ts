import { SetMetadata } from '@nestjs/common';

export const OPEN_TO_STRANGERS = Symbol('open to strangers');

/** Lets everybody in; without it an operation asks for a session. */
export const OpenToStrangers = (): ClassDecorator & MethodDecorator => SetMetadata(OPEN_TO_STRANGERS, true);
