import { availableParallelism } from 'node:os';

/** Against the built program, run as a process of its own; `tools/build-if-changed.mjs` builds it first. */
export default {
  displayName: 'api-e2e',
  preset: '../../jest.preset.js',
  testMatch: ['**/*.e2e-spec.ts'],
  // It ends a test that hangs: one waits for what it means, however long a busy machine takes for it.
  testTimeout: 240_000,
  // The files mostly wait: for the next second, for a server, for something to come back.
  maxWorkers: Math.min(Math.max(3, availableParallelism()), 8),
  testSequencer: '<rootDir>/src/support/longest-first.cjs',
  // A failed test can leave a connection behind that comes again for ever.
  forceExit: true,
};
