/** What came of many requests. */
export interface RequestLoad {
  count: number;
  slowestMs: number;
  /** How many had another end than 200, by what it was. */
  failures: Record<string, number>;
}

const MIN_COUNT = 1000;
const AT_ONCE = 4;

/** Asks for one address, a few times at once, while something happens and until there were enough requests. */
export async function askWhile(address: string, event: () => Promise<void>): Promise<RequestLoad> {
  const load: RequestLoad = { count: 0, slowestMs: 0, failures: {} };
  let isOver = false;
  const ask = async (): Promise<void> => {
    while (!isOver || load.count < MIN_COUNT) await askOnce(address, load);
  };
  const asking = Array.from({ length: AT_ONCE }, ask);
  await event().finally(() => (isOver = true));
  await Promise.all(asking);
  return load;
}

async function askOnce(address: string, load: RequestLoad): Promise<void> {
  const startMs = performance.now();
  const end = await fetch(address).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status === 200 ? null : String(response.status);
    },
    (error: unknown) => String(error instanceof Error ? (error.cause ?? error) : error),
  );
  load.count += 1;
  load.slowestMs = Math.max(load.slowestMs, Math.round(performance.now() - startMs));
  if (end !== null) load.failures[end] = (load.failures[end] ?? 0) + 1;
}
