export * from './offset';
export * from './second';
export * from './wall-time';
export * from './zone-clock';
