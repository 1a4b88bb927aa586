export { LiveTz } from './live-tz.js';
export { LiveTzError } from './live-tz-error.js';
export type {
  Conversion,
  ConvertRequest,
  LiveTzOptions,
  Now,
  Problem,
  ServerTime,
  ServerTimeEstimate,
  StreamedTime,
  Tick,
  Watch,
  WatchOptions,
  WatchStatus,
  ZoneState,
} from './types.js';
export type { components, operations, paths } from './openapi.js';
