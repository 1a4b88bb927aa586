export interface RequestLoad {
  count: number;
  slowestMs: number;
  /** Requests without a 200 response, by status or error. */
  failures: Record<string, number>;
}

const MIN_COUNT = 1000;
const CONCURRENCY = 4;

/** Requests an address repeatedly during an event, at least {@link MIN_COUNT} times. */
export async function requestDuring(address: string, event: () => Promise<void>): Promise<RequestLoad> {
  const load: RequestLoad = { count: 0, slowestMs: 0, failures: {} };
  let isOver = false;
  const work = async (): Promise<void> => {
    while (!isOver || load.count < MIN_COUNT) await requestOnce(address, load);
  };
  const requests = Array.from({ length: CONCURRENCY }, work);
  await event().finally(() => (isOver = true));
  await Promise.all(requests);
  return load;
}

async function requestOnce(address: string, load: RequestLoad): Promise<void> {
  const startMs = performance.now();
  const failure = await fetch(address).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status === 200 ? null : String(response.status);
    },
    (error: unknown) => String(error instanceof Error ? (error.cause ?? error) : error),
  );
  load.count += 1;
  load.slowestMs = Math.max(load.slowestMs, Math.round(performance.now() - startMs));
  if (failure !== null) load.failures[failure] = (load.failures[failure] ?? 0) + 1;
}
