import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '@live-tz/test-cluster';
import type { Browser, BrowserContext, CDPSession } from '@playwright/test';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium. */
export class Chromium {
  private constructor(
    private readonly browser: Browser,
    private readonly session: CDPSession,
  ) {}

  /** @throws Error that says what to install when the machine has no Chromium */
  static async start(): Promise<Chromium> {
    // Loaded here, because Playwright takes half a second that the other scenarios need not wait for.
    const { chromium } = await import('@playwright/test');
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ARGUMENTS,
      // The bench itself ends everything that it started.
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    return new Chromium(browser, await browser.newBrowserCDPSession());
  }

  /** A profile of its own with an empty cache, signed in by a session cookie: `name=value`. */
  async newContext(cookie: string, url: string): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
    });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
    return context;
  }

  /** CPU time that all renderer processes have used, in milliseconds. */
  async rendererCpuMs(): Promise<number> {
    const { processInfo } = await this.session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return renderers.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  }

  async dispose(): Promise<void> {
    await this.browser.close();
  }
}

/** Finds or installs it like the browser tests do. */
function chromiumPath(): string {
  try {
    const program = join(PROJECT_ROOT, 'tools/provision.mjs');
    return execFileSync(process.execPath, [program, 'chromium'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    throw new Error(
      'no Chromium was found. Install it (on Debian: apt-get install chromium) and run the bench again.',
    );
  }
}
