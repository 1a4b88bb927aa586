/** Against the built program, run as a process of its own; `tools/build-if-changed.mjs` builds it first. */
export default {
  displayName: 'api-e2e',
  preset: '../../../jest.preset.js',
  testMatch: ['**/*.e2e-spec.ts'],
  testTimeout: 240_000,
  // A failed test can leave a connection behind that comes again for ever.
  forceExit: true,
};
