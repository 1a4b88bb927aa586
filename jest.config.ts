import type { Config } from 'jest';

/** Every project with unit tests; the end-to-end suites run against a built program and have a runner of their own. */
const config: Config = {
  // Jest takes it from the outermost configuration: here in a run of all projects, from jest.preset.js in a run of one.
  testTimeout: 240_000,
  projects: [
    '<rootDir>/apps/api/jest.config.ts',
    '<rootDir>/apps/web/jest.config.ts',
    '<rootDir>/libs/client/jest.config.mjs',
    '<rootDir>/libs/contracts/jest.config.ts',
    '<rootDir>/libs/planning/jest.config.ts',
    '<rootDir>/libs/wall-clock/jest.config.ts',
    '<rootDir>/tools/jest.config.ts',
  ],
};

export default config;
