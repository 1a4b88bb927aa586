import { spawn, spawnSync } from 'node:child_process';

/** What a command printed, and how it ended. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** What the command reads from standard input. */
  input?: Buffer;
}

/** What is asked of a container that runs or has ended. */
export interface ContainerState {
  Config: { User: string; Image: string };
  State: { ExitCode: number; Health?: { Status: string } };
  HostConfig: { Memory: number; PidsLimit: number };
  Mounts: { Type: string; Name?: string; Destination: string }[];
}

const ADVICE =
  'No container engine answers. Install Docker Engine with its compose plug-in (https://docs.docker.com/engine/install),\n' +
  'or podman 4.7 or later with docker-compose or podman-compose, start it, and run this again.\n';

/** Docker or podman, by its command line: what people type is what is tried. */
export class Engine {
  private constructor(
    readonly name: string,
    private readonly composeCommand: readonly string[],
  ) {}

  /** The engine of a name, or the first that answers. Ends the process with a sentence when there is none. */
  static find(wanted: string | undefined): Engine {
    for (const name of wanted === undefined ? ['docker', 'podman'] : [wanted]) {
      const compose = [[name, 'compose'], [`${name}-compose`]].find((command) =>
        works([...command, 'version']),
      );
      if (compose !== undefined && works([name, 'info'])) return new Engine(name, compose);
    }
    process.stderr.write(ADVICE);
    process.exit(1);
  }

  /** @throws when it ends with another code than 0 */
  async run(...args: string[]): Promise<string> {
    return orThrow(args, await this.try(args));
  }

  async try(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
    return resultOf([this.name, ...args], options);
  }

  /** @throws when it ends with another code than 0 */
  async compose(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return orThrow(args, await resultOf([...this.composeCommand, ...args], options));
  }

  async inspect(container: string): Promise<ContainerState> {
    const [state] = JSON.parse(await this.run('inspect', container)) as ContainerState[];
    if (state === undefined) throw new Error(`${container} is not there.`);
    return state;
  }

  async volumes(): Promise<string[]> {
    return lines(await this.run('volume', 'ls', '--quiet'));
  }
}

export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function works(command: readonly string[]): boolean {
  const [program = '', ...args] = command;
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function orThrow(args: readonly string[], { code, stdout, stderr }: CommandResult): string {
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr.trim().slice(-2000)}`);
  return stdout;
}

function resultOf([program = '', ...args]: readonly string[], { env, input }: RunOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'pipe' });
    const outcome = { stdout: '', stderr: '' };
    child.stdout.setEncoding('latin1').on('data', (chunk: string) => (outcome.stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (outcome.stderr += chunk));
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, ...outcome }));
    child.stdin.on('error', () => undefined).end(input);
  });
}
