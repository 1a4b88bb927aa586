export default {
  displayName: 'api',
  preset: '../../jest.preset.js',
  roots: ['<rootDir>/src'],
  setupFiles: ['reflect-metadata'],
};
