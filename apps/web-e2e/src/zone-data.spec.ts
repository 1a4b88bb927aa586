import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile, temporaryFolder, zoneData } from '@live-tz/test-cluster';
import { expect, RunningApp, test } from './support/live-tz';
import { addClock, register } from './support/users';

const ZONE = 'Asia/Kathmandu';

test('replaced zone data show on an open page, with their release', async ({ page }) => {
  const folder = temporaryFolder();
  const file = join(folder, 'rules.json');
  replaceFile(file, zoneData('2026zy', {}));
  const app = await RunningApp.start({ TZDATA_FILE: file });
  try {
    await register(page, app.url);
    await addClock(page, 'Kathmandu');
    const line = page.getByTestId('connection');
    const card = page.getByRole('article', { name: 'Kathmandu' });
    await expect(line).toContainText('Zone rules 2026zy');
    await expect(card).toContainText('UTC+05:45');
    await expect(card.getByTestId('browser-tzdata')).toHaveCount(0);

    replaceFile(file, zoneData('2026zz', { [ZONE]: '+06|-60|0|' }));
    await expect(card).toContainText('UTC+06:00');
    await expect(line).toContainText('Zone rules 2026zz');
    await expect(card.getByTestId('browser-tzdata')).toHaveText(
      'Your browser would show Kathmandu 15 minutes early',
    );
  } finally {
    await app.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
});
