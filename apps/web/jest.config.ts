import { createCjsPreset } from 'jest-preset-angular/presets/index.js';

export default {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'web',
  // As in jest.preset.js: it ends a test that hangs, and judges no machine.
  testTimeout: 240_000,
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: {
    '^@live-tz/(contracts|planning|wall-clock)$': '<rootDir>/../../libs/$1/src/index.ts',
  },
};
