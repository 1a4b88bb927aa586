import { Type } from 'class-transformer';
import { IsRevision } from './fields/is-revision.decorator';

/** The query of a removal. */
export class BoardClockRemovalRequest {
  @IsRevision()
  @Type(() => Number)
  revision?: number;
}
