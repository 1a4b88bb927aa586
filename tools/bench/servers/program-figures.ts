import { figureIn, metricsOf } from './metrics';
import { restLoad, type RestFigures } from '../clients/rest-load';
import type { ServerProcess } from './server-process';
import type { Stage } from '../scenarios/stage';

const LAG = 'nodejs_eventloop_lag';
/** People whose sessions the requests use. */
const ASKING = 100;

/** What only the program has, besides the servers it is compared with. */
export interface ProgramFigures {
  startToFirstTickMs: number;
  /** From its own metrics, since they were last read. */
  loopDelayMs: { p99: number; max: number };
  droppedReaders: number;
  /** With everybody still there. */
  rest: RestFigures;
}

/** Reads what the program tells of itself, and asks it for what its API takes while the crowd is there. */
export async function programFigures(
  server: ServerProcess,
  stage: Stage,
  seconds: number,
): Promise<Omit<ProgramFigures, 'startToFirstTickMs'>> {
  const metrics = await metricsOf(server);
  return {
    loopDelayMs: {
      p99: figureIn(metrics, `${LAG}_p99_seconds`) * 1000,
      max: figureIn(metrics, `${LAG}_max_seconds`) * 1000,
    },
    rest: await restLoad(server.port, stage.people(0, ASKING), seconds),
    droppedReaders: figureIn(await metricsOf(server), 'livetz_dropped_readers_total'),
  };
}
