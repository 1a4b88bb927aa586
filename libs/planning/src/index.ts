export * from './day-state';
export * from './overlap-search';
export * from './planned-clock';
export * from './zone-offsets';
