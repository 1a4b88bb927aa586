export * from './offset';
export * from './second';
export * from './server-clock';
export * from './time-constants';
export * from './wall-time';
export * from './zone-clock';
