/** Errors whose message is written for the operator; any other error that stops a start is a bug and is shown with its stack. */
const OPERATOR_ERRORS = new Set([
  'ConfigError',
  'DatabaseRefusedError',
  'FolderInUseError',
  'RedisRefusedError',
]);
const LISTEN_ERRORS: Record<string, string> = {
  EADDRINUSE: 'PORT is taken by another program: stop it, or give another PORT.',
  EACCES: 'This account may not use this PORT or HOST: give a PORT from 1024 on.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine.',
  ENOTFOUND: 'HOST is not an address of this machine.',
};

/** Exits with code 1 after a failed start and says what to do about it. */
export function exitWithMessage(error: unknown): never {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isListening = 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo');
  const listening = isListening && 'code' in error ? LISTEN_ERRORS[String(error.code)] : undefined;
  if (listening !== undefined) return listening;
  return OPERATOR_ERRORS.has(error.name) ? error.message : (error.stack ?? error.message);
}
