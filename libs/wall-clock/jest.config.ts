export default { displayName: 'wall-clock', preset: '../../jest.preset.js' };
