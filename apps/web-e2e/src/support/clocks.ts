import { expect, type Page } from '@playwright/test';

/** Zones of as many places as a wall shows, the home zone of these tests first. */
const ZONES = [
  ...['Europe/Berlin', 'Europe/Lisbon', 'Asia/Tokyo', 'America/New_York', 'Asia/Kathmandu'],
  ...['Australia/Sydney', 'America/Argentina/Buenos_Aires', 'Pacific/Honolulu', 'Africa/Nairobi', 'UTC'],
  ...['Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Chatham', 'Europe/London', 'Asia/Shanghai'],
  ...['America/Sao_Paulo', 'Africa/Cairo', 'America/Denver', 'Asia/Dubai', 'Pacific/Auckland'],
  ...['America/St_Johns', 'Europe/Moscow', 'Asia/Singapore', 'America/Chicago', 'Africa/Lagos'],
  ...['Asia/Seoul', 'Europe/Paris', 'America/Mexico_City', 'Asia/Bangkok', 'Africa/Johannesburg'],
  ...['Australia/Lord_Howe', 'Europe/Athens', 'Asia/Tehran', 'America/Halifax', 'Asia/Dhaka'],
  ...['Europe/Madrid', 'Pacific/Kiritimati', 'America/Bogota', 'Asia/Manila', 'Europe/Oslo'],
  ...['Australia/Darwin', 'Asia/Tashkent', 'America/Anchorage', 'Europe/Rome', 'Asia/Jakarta'],
  ...['Africa/Casablanca', 'Pacific/Fiji', 'America/Lima', 'Europe/Dublin', 'Asia/Karachi'],
];

/** Gives the signed-in user a number of clocks by the API, makes a zone their home (or none), and opens the dashboard with them. */
export async function showClocks(page: Page, count: number, homeZone: string | null): Promise<void> {
  await page.evaluate(
    async ([zones, home]) => {
      const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
        const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '';
        const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) };
        const response = await fetch(`api/v1/${path}`, { method, headers, body: JSON.stringify(body) });
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        return (response.status === 204 ? null : await response.json()) as T;
      };
      const present = await send<{ id: string }[]>('GET', 'users/me/zones');
      await send('PATCH', 'users/me/preferences', { homeZone: home });
      for (const { id } of present.slice(zones.length)) await send('DELETE', `users/me/zones/${id}`);
      for (const zone of zones.slice(present.length)) await send('POST', 'users/me/zones', { zone });
    },
    [ZONES.slice(0, count), homeZone] as const,
  );
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(count);
  await expect(page.locator('#first-paint')).toHaveCount(0);
}
