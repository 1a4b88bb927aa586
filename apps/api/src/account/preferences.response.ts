import { ApiProperty } from '@nestjs/swagger';
import { HOUR_CYCLES, type HourCycle, type Preferences, type Theme, THEMES } from '@live-tz/contracts';

export class PreferencesResponse implements Preferences {
  @ApiProperty({ enum: HOUR_CYCLES })
  hourCycle!: HourCycle;

  @ApiProperty()
  showSeconds!: boolean;

  @ApiProperty({ enum: THEMES })
  theme!: Theme;

  @ApiProperty({ type: String, nullable: true, example: 'Europe/Lisbon' })
  homeZone!: string | null;

  @ApiProperty({ description: 'Whether the clocks of the page stand still.' })
  paused!: boolean;

  @ApiProperty({ description: 'Whether keys without a modifier are shortcuts on the page.' })
  singleKeyShortcuts!: boolean;
}
