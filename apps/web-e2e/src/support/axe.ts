import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * Waits for the menu of the account, which is loaded after the first tick: Angular creates what it has loaded without names and
 * texts, and adds them in the next rendering.
 */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('ltz-account-menu ltz-menu-placeholder')).toHaveCount(0);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The serious and critical violations that axe finds on a page, with their elements. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/**
 * All violations that axe finds on a page, minor ones and those of best practices as well, with their elements. The page is
 * analysed in both themes without being loaded again.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await settled(page);
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    findings.push(
      ...violations.map(
        ({ id, impact, nodes }) =>
          `${colorScheme}, ${impact}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      ),
    );
  }
  return findings;
}

/** The controls that axe finds too small or too close to each other on a phone. The size of the window is restored. */
export async function phoneTargetFindings(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).withRules(['target-size']).analyze();
  if (size !== null) await page.setViewportSize(size);
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
}
