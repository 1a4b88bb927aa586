export default {
  displayName: 'client',
  preset: '../../jest.preset.js',
  // The sources name their neighbours as the built ES modules do.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
