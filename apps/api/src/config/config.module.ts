import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from './env';
import { SystemClock } from './system-clock';

/** Provides the configuration and the node's clock to every module. */
@Global()
@Module({})
export class ConfigModule {
  /** @param clock the source of time for the whole program */
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
