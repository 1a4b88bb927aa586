import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from './env';
import { SystemClock } from './system-clock';

/** Gives every module the configuration and the node's clock. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: CONFIG, useValue: config }, SystemClock],
      exports: [CONFIG, SystemClock],
    };
  }
}
