import { figureIn, metricsOf } from './metrics';
import { restLoad, type RestFigures } from '../clients/rest-load';
import type { ServerProcess } from './server-process';
import type { ScenarioContext } from '../scenarios/scenario-context';

const LAG = 'nodejs_eventloop_lag';
/** Users whose sessions the REST requests use. */
const REST_USERS = 100;

/** Figures that the servers the program is compared with do not have. */
export interface ProgramFigures {
  startToFirstTickMs: number;
  /** From the program's metrics, since they were last read. */
  loopDelayMs: { p99: number; max: number };
  droppedSubscribers: number;
  /** While all clients are connected. */
  rest: RestFigures;
}

/** Reads the program's metrics and measures its REST API while the clients are connected. */
export async function programFigures(
  server: ServerProcess,
  context: ScenarioContext,
  seconds: number,
): Promise<Omit<ProgramFigures, 'startToFirstTickMs'>> {
  const metrics = await metricsOf(server);
  return {
    loopDelayMs: {
      p99: figureIn(metrics, `${LAG}_p99_seconds`) * 1000,
      max: figureIn(metrics, `${LAG}_max_seconds`) * 1000,
    },
    rest: await restLoad(server.port, context.cookiesOf(0, REST_USERS), seconds),
    droppedSubscribers: figureIn(await metricsOf(server), 'livetz_dropped_readers_total'),
  };
}
