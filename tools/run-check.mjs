import { spawn } from 'node:child_process';

/** How long an output may stay open when every process of its check has been ended. */
const GRACE_MS = 5_000;

/** The process groups of the checks that run now. */
const groups = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const group of groups) endGroup(group);
    process.exit(1);
  });
}

/**
 * Runs a command with all that it starts, and ends all of it when the command is done or has had its time: a server or
 * a timer that a failed test leaves behind must not keep the run from telling what has failed. What it writes is kept, so
 * that checks can run side by side and each be read as a whole.
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

/** What the group has written before it ended is still on its way; a process that left the group may hold the pipe for ever. */
async function ended(stream) {
  if (stream.closed) return;
  await new Promise((resolve) => {
    const grace = setTimeout(resolve, GRACE_MS);
    stream.once('close', () => {
      clearTimeout(grace);
      resolve();
    });
  });
  stream.destroy();
}

/** Ends every process of a group; one that is gone already has nothing left to end. */
function endGroup(group) {
  try {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
