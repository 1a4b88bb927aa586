import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from './env';
import { SystemClock } from './system-clock';

/** Gives every module the configuration and the node's clock. */
@Global()
@Module({})
export class ConfigModule {
  /** @param clock what the whole program takes for the time */
  static with(config: Config, clock = new SystemClock()): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SystemClock, useValue: clock },
      ],
      exports: [CONFIG, SystemClock],
    };
  }
}
