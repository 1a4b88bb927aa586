/** Errors whose message is a sentence for the operator; whatever else stops a start is a fault and shows its stack. */
const SENTENCES = new Set(['ConfigError', 'DatabaseRefusedError', 'FolderInUseError', 'RedisRefusedError']);
const LISTEN_SENTENCES: Record<string, string> = {
  EADDRINUSE: 'PORT is taken by another program: stop it, or give another PORT.',
  EACCES: 'PORT or HOST may not be used by this account: give a PORT from 1024 on.',
  EADDRNOTAVAIL: 'HOST is no address of this machine.',
  ENOTFOUND: 'HOST is no address of this machine.',
};

/** Ends a start that failed, with exit code 1 and what to do about it. */
export function endWithSentence(error: unknown): never {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isListening = 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo');
  const listening = isListening && 'code' in error ? LISTEN_SENTENCES[String(error.code)] : undefined;
  if (listening !== undefined) return listening;
  return SENTENCES.has(error.name) ? error.message : (error.stack ?? error.message);
}
