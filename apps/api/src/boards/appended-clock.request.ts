import { OmitType } from '@nestjs/swagger';
import type { AppendedClock } from '@live-tz/contracts';
import { NewBoardClockRequest } from './new-board-clock.request';

export class AppendedClockRequest
  extends OmitType(NewBoardClockRequest, ['position'])
  implements AppendedClock {}
