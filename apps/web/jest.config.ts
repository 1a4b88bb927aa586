import { createCjsPreset } from 'jest-preset-angular/presets';

export default {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'web',
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: {
    '^@live-tz/(contracts|wall-clock)$': '<rootDir>/../../libs/$1/src/index.ts',
  },
};
