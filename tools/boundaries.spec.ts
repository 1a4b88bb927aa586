import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const NX = '@nx/enforce-module-boundaries';
const FOLDERS = 'no-restricted-imports';

/**
 * Each row is a forbidden import and the rule that must report it, one row for each list of the rules. It shows that the rule
 * is effective.
 */
const FORBIDDEN: [place: string, code: string, rule: string][] = [
  ['libs/contracts/src/problem.ts', "import { Injectable } from '@nestjs/common';", NX],
  ['libs/contracts/src/meta.ts', "import { secondOf } from '@live-tz/wall-clock';", NX],
  ['libs/planning/src/burden.ts', "import { Injectable } from '@nestjs/common';", NX],
  ['apps/api/src/main.ts', "import { appConfig } from '../../web/src/app/app.config';", NX],
  ['apps/web/src/main.ts', "import { readConfig } from '../../api/src/config/env';", NX],
  ['apps/api/src/config/env.ts', "import { DomainError } from '../errors/domain-error';", FOLDERS],
  ['apps/api/src/errors/problem.ts', "import { UsersService } from '../users/users.service';", FOLDERS],
  ['apps/api/src/sessions/csrf.ts', "import { webPage } from '../http/web-page';", FOLDERS],
  ['apps/api/src/users/username.ts', "import { RequestLimits } from '../limits/request-limits';", FOLDERS],
  ['apps/api/src/timezones/instant.ts', "import { UsersService } from '../users/users.service';", FOLDERS],
  ['apps/api/src/clock/announcement.ts', "import { AuthService } from '../auth/auth.service';", FOLDERS],
  ['apps/api/src/timezones/instant.ts', "import moment from 'moment-timezone';", FOLDERS],
  ['apps/api/src/main.ts', "import { Server } from 'socket.io';", FOLDERS],
  ['apps/api/src/clock/announcement.ts', "import { Redis } from 'ioredis';", FOLDERS],
  [
    'apps/web/src/app/settings/settings-page.ts',
    "import { BoardPage } from '../boards/board-page';",
    FOLDERS,
  ],
  ['apps/web/src/app/formatting/date-format.ts', "import { Icon } from '../ui/icon';", FOLDERS],
  ['apps/api/src/main.ts', 'export const port = process.env.PORT;', 'no-restricted-properties'],
  ['apps/api/src/main.ts', 'export const loose: any = 1;', '@typescript-eslint/no-explicit-any'],
];

const ALLOWED: [place: string, code: string][] = [
  [
    'apps/api/src/clock/announcement.ts',
    "import { ZoneRules } from '../timezones/rules/zone-rules';\nexport const rules = ZoneRules;",
  ],
  [
    'apps/api/src/timezones/rules/zone-rules-data.ts',
    "import data from 'moment-timezone/data/packed/latest.json';\nexport const packed = data;",
  ],
  [
    'apps/web/src/main.ts',
    "import { secondOf } from '@live-tz/wall-clock';\nexport const second = secondOf(0);",
  ],
  ['apps/api/src/config/env.ts', 'export const environment = process.env;'],
];

describe('the boundaries', () => {
  let refusals: string[][];

  beforeAll(() => {
    // The Nx rule reads the project graph from its cache and reports nothing without one.
    execFileSync('npx', ['nx', 'show', 'projects'], { cwd: ROOT, stdio: 'ignore' });
    refusals = lint([...FORBIDDEN, ...ALLOWED].map(([filePath, text]) => ({ filePath, text: `${text}\n` })));
  }, 180_000);

  it.each(FORBIDDEN.map((row, index) => [...row, index] as const))(
    'forbid %s to contain `%s` (%s)',
    (_place, _code, rule, index) => {
      expect(refusals[index]).toContain(rule);
    },
  );

  it.each(ALLOWED.map((row, index) => [...row, index] as const))(
    'allow %s to contain `%s`',
    (_place, _code, index) => {
      expect(refusals[FORBIDDEN.length + index]).toEqual([]);
    },
  );
});

function lint(texts: { filePath: string; text: string }[]): string[][] {
  const { stdout, stderr } = spawnSync('node', ['tools/lint-texts.mjs'], {
    cwd: ROOT,
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}
