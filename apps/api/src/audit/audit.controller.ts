import { Controller, Get, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AUDIT_PAGE_SIZE, type AuditEntry } from '@live-tz/contracts';
import { ApiProblems } from '../errors/api-problems.decorator';
import { AdminOnly } from '../access/admin-only.decorator';
import { AuditRepository } from './audit.repository';
import { AuditRequest } from './audit.request';
import { AuditEntryResponse } from './audit.response';

@ApiTags('admin')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated', 'forbidden')
@AdminOnly()
@Controller('admin/audit')
export class AuditController {
  constructor(private readonly repository: AuditRepository) {}

  @Get()
  @ApiOperation({
    summary: 'Events of accounts within 180 days',
    description: `The newest first, at most ${AUDIT_PAGE_SIZE}; older ones with \`before\`.`,
  })
  @ApiResponse({ status: 200, type: [AuditEntryResponse] })
  @ApiProblems('invalid')
  find(@Query() { user = '', kind, before }: AuditRequest): Promise<AuditEntry[]> {
    const username = user.trim().normalize('NFKC') || null;
    return this.repository.find({ username, kind: kind ?? null, before: before ?? null });
  }
}
