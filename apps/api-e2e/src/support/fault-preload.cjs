/** Loaded by a server before anything else: signals that nobody else here listens to make it fail where nobody catches. */

process.on('SIGALRM', () => {
  throw new Error('An exception of the test');
});

process.on('SIGWINCH', () => {
  void Promise.reject(new Error('A rejection of the test'));
});
