/**
 * What every Jest project that runs on Node shares: SWC with decorator metadata, the paths of the libs, and how long a test
 * may take. That only ends one that hangs: a test waits for what it means, however long a busy machine takes for it.
 */
module.exports = {
  testEnvironment: 'node',
  testTimeout: 240_000,
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^@live-tz/(contracts|planning|test-cluster|wall-clock)$': `${__dirname}/libs/$1/src/index.ts`,
  },
};
