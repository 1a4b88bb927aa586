import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DAY_STATES,
  type DayState,
  type Overlap,
  type OverlapChange,
  type OverlapSlot,
  type SlotParticipant,
  type TimeSpan,
  type WorkingHours,
} from '@live-tz/contracts';

export class TimeSpanResponse implements TimeSpan {
  @ApiProperty({ description: 'UTC milliseconds', example: 1800021600000 })
  fromMs!: number;

  @ApiProperty({ description: 'The first instant after it', example: 1800025200000 })
  untilMs!: number;
}

export class SlotParticipantResponse implements SlotParticipant {
  @ApiProperty({ example: 'Europe/Berlin' })
  zone!: string;

  @ApiPropertyOptional({ description: 'The id of the clock of a board' })
  clockId?: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  label!: string | null;

  @ApiProperty({
    description: 'Wall time at the beginning of the slot',
    example: '2027-01-15T15:00:00+01:00',
  })
  local!: string;

  @ApiProperty({ enum: DAY_STATES, description: 'The worst state during the slot', example: 'working' })
  state!: DayState;

  @ApiProperty({
    description:
      'The mean over the slot: 0 at work, 1 to 6 awake by the distance from work, 7 at the weekend, 8 to 12 asleep',
    example: 0,
  })
  burden!: number;

  @ApiProperty({ example: true })
  isRequired!: boolean;
}

export class OverlapSlotResponse extends TimeSpanResponse implements OverlapSlot {
  @ApiProperty({ description: 'The sum for the required participants; 0 if all of them work', example: 0 })
  burden!: number;

  @ApiProperty({ type: [SlotParticipantResponse], description: 'In the order of the request' })
  participants!: SlotParticipantResponse[];
}

export class OverlapChangeResponse implements OverlapChange {
  @ApiProperty({ example: 'America/New_York' })
  zone!: string;

  @ApiProperty({ description: 'UTC milliseconds', example: 1805007600000 })
  atMs!: number;

  @ApiProperty({ example: -300 })
  offsetMinutesBefore!: number;

  @ApiProperty({ example: -240 })
  offsetMinutesAfter!: number;
}

export class WorkingHoursResponse implements WorkingHours {
  @ApiProperty({ example: '09:00' })
  from!: string;

  @ApiProperty({ description: 'Before `from` for a shift that ends on the next day', example: '17:00' })
  until!: string;

  @ApiProperty({
    type: [Number],
    description: 'Days on which the hours begin: 1 for Monday to 7 for Sunday',
    example: [1, 2, 3, 4, 5],
  })
  days!: number[];
}

export class OverlapResponse implements Overlap {
  @ApiProperty({
    type: [OverlapSlotResponse],
    description: 'Do not overlap each other: the least burden first, then the earliest',
  })
  slots!: OverlapSlotResponse[];

  @ApiProperty({
    type: [TimeSpanResponse],
    description: 'Every span in which all required participants work, in order',
  })
  allWorking!: TimeSpanResponse[];

  @ApiProperty({
    type: [OverlapSlotResponse],
    description:
      'Three slots for three meetings, one in each third of the range, whose burden is shared as evenly as possible; empty for ' +
      'a range of less than three days',
  })
  rotation!: OverlapSlotResponse[];

  @ApiProperty({ type: [OverlapChangeResponse], description: 'Changes of the clocks within the range' })
  changes!: OverlapChangeResponse[];

  @ApiProperty({ type: [WorkingHoursResponse], description: 'In the order of the participants' })
  hours!: WorkingHoursResponse[];

  @ApiProperty({ type: TimeSpanResponse, description: 'The range that was searched' })
  range!: TimeSpanResponse;

  @ApiProperty({
    type: [Number],
    description: 'Minutes east of UTC at the beginning of the range, in the order of the participants',
    example: [60, -300],
  })
  offsetsMinutes!: number[];
}
