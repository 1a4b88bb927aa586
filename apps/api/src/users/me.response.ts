import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Me } from '@live-tz/contracts';

export class MeResponse implements Me {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'kaya' })
  username!: string;

  @ApiProperty({ description: 'UTC milliseconds', example: 1795374247000 })
  createdAtMs!: number;

  @ApiProperty()
  isAdmin!: boolean;

  @ApiPropertyOptional({
    description:
      'True while the user has to set up a second factor before anything else; left out otherwise.',
  })
  needsSecondFactor?: boolean;
}
