import { spawn } from 'node:child_process';

/** How long an output may stay open after every process of its check has been killed. */
const OUTPUT_TIMEOUT_MS = 5_000;

/** The process groups of the running checks. */
const groups = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const group of groups) endGroup(group);
    process.exit(1);
  });
}

/**
 * Runs a command in a process group, and kills the group when the command has ended or timed out: a server or a timer that a
 * failed test leaves behind must not delay the report. The output is buffered, because checks run in parallel.
 * @param {readonly string[]} command a program and its arguments
 * @param {{ limitMs: number, cwd?: string, environment?: Record<string, string> }} options
 * @returns {Promise<{ hasSucceeded: boolean, isOverdue: boolean, output: string }>}
 */
export async function runCheck([program, ...args], { limitMs, cwd, environment = {} }) {
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const written = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(chunk));
  groups.add(child.pid);
  let isOverdue = false;
  const limit = setTimeout(() => {
    isOverdue = true;
    endGroup(child.pid);
  }, limitMs);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(null)).once('exit', resolve);
  });
  clearTimeout(limit);
  endGroup(child.pid);
  groups.delete(child.pid);
  await Promise.all([child.stdout, child.stderr].map(ended));
  return { hasSucceeded: code === 0, isOverdue, output: Buffer.concat(written).toString() };
}

/** Waits for buffered output; a process that left the group may keep the pipe open for ever. */
async function ended(stream) {
  if (stream.closed) return;
  await new Promise((resolve) => {
    const timeout = setTimeout(resolve, OUTPUT_TIMEOUT_MS);
    stream.once('close', () => {
      clearTimeout(timeout);
      resolve();
    });
  });
  stream.destroy();
}

/** Kills every process of a group, which may have ended already. */
function endGroup(group) {
  try {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
