/** Preloaded by a server: signals that the program itself does not use cause unhandled errors. */

process.on('SIGALRM', () => {
  throw new Error('An exception of the test');
});

process.on('SIGWINCH', () => {
  void Promise.reject(new Error('A rejection of the test'));
});
