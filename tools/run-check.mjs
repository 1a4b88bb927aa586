import { spawn } from 'node:child_process';

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
 * a timer that a failed test leaves behind must not keep the run from telling what has failed.
 * @param {readonly string[]} command a program and its arguments
 * @param {{ limitMs: number, cwd?: string, environment?: Record<string, string> }} options
 * @returns {Promise<{ hasSucceeded: boolean, isOverdue: boolean }>}
 */
export async function runCheck([program, ...args], { limitMs, cwd, environment = {} }) {
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
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
  return { hasSucceeded: code === 0, isOverdue };
}

/** Ends every process of a group; one that is gone already has nothing left to end. */
function endGroup(group) {
  try {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
