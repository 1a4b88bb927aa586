import { setTimeout as pause } from 'node:timers/promises';
import { DelayingProxy, type LinkOptions, zoneNames } from '@live-tz/test-cluster';
import { Chromium } from '../page/chromium';
import { firstDigits, openRecorded } from '../page/first-digits';
import { costOf } from '../page/page-cost';
import { recordOf } from '../page/page-recorder';
import { type Punctuality, punctualityOf } from '../page/shown-seconds';
import { bytesToFirstTick } from '../page/transfer';
import { median } from '../report/percentile';
import { type Dashboard, dashboard } from './dashboard';
import { findings, type Findings, type Scenario } from './scenario';
import type { ScenarioContext } from './scenario-context';
import type { Size } from './size';

const ROUNDS = 3;
/** A phone at the edge of its network. */
const PHONE: LinkOptions = { upMs: 200, downMs: 200, bitsPerSecond: 400_000 };
const LINKS: readonly { name: string; link: LinkOptions; isKnowable: boolean }[] = [
  { name: 'no delay', link: { upMs: 0, downMs: 0 }, isKnowable: true },
  { name: '200 ms each way', link: { upMs: 200, downMs: 200 }, isKnowable: true },
  { name: '500 ms each way', link: { upMs: 500, downMs: 500 }, isKnowable: true },
  // Half of a one-sided delay looks like an error of the clock, so only the bound can be right.
  { name: '300 ms down only', link: { upMs: 0, downMs: 300 }, isKnowable: false },
];
const SECONDS_EACH_LINK = 30;
/** The page is loaded and has measured the server's time. */
const SETTLE_MS = 10_000;
/** V8 compiles and caches a little more as it ticks; a page that keeps what it makes each second grows by more. */
const MAX_HEAP_GROWTH_KB = 64;
const FEW_CLOCKS = ['UTC', 'Asia/Tokyo', 'Asia/Kathmandu', 'America/Lima'];

/** What users see of the page in a real browser, on a fast link and through a slow one. */
export const PAGE: Scenario = {
  about:
    'the page in Chromium: bytes and time to its first digits, how punctual its seconds are on four links, what 50 clocks cost (--seconds)',
  defaults: { connections: 2, zones: 50, seconds: 300, kind: 'socket.io' },
  options: ['zones', 'seconds'],
  maxMinutes: 10,
  run: async (context, size) => {
    const server = await context.start('socket.io');
    const few = await dashboard(context, server, 0, FEW_CLOCKS);
    const many = await dashboard(context, server, 1, manyZones(size.zones));
    const chromium = context.disposeLater(await Chromium.start());
    const parts = [
      await transferPart(context, chromium, few),
      await firstDigitsPart(context, chromium, few),
      ...(await punctualityParts(context, chromium, few)),
      await costPart(context, chromium, many, size),
    ];
    await chromium.dispose();
    await server.stop();
    return findings({
      slos: parts.flatMap(({ slos }) => slos),
      series: parts.flatMap(({ series }) => series),
    });
  },
};

/** UTC first, because its digits are the ones that are compared with the machine's clock. */
function manyZones(count: number): string[] {
  return ['UTC', ...zoneNames().filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))].slice(
    0,
    count,
  );
}

async function transferPart(context: ScenarioContext, chromium: Chromium, at: Dashboard): Promise<Findings> {
  context.progress.step('page: the bytes of a cold dashboard');
  const visit = await chromium.newContext(at.cookie, at.url);
  const bytes = await bytesToFirstTick(await visit.newPage(), at.url);
  await visit.close();
  return findings({
    slos: [{ what: 'to the first tick, cold, all requests', measured: bytes / 1000, max: 150, unit: 'kB' }],
  });
}

async function firstDigitsPart(
  context: ScenarioContext,
  chromium: Chromium,
  at: Dashboard,
): Promise<Findings> {
  const [paints, digits, takeovers, warm]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    context.progress.step(
      `page: first digits at 400 kb/s and 400 ms round trip, visit ${round} of ${ROUNDS}`,
    );
    const proxy = await DelayingProxy.start(at.url, PHONE);
    const visits = await chromium.newContext(at.cookie, proxy.url);
    const first = await openRecorded(visits, proxy.url);
    const cold = await firstDigits(first);
    await pause(SETTLE_MS);
    await first.close();
    const again = await openRecorded(visits, proxy.url);
    warm.push((await firstDigits(again)).firstDigitsMs ?? Number.NaN);
    paints.push(cold.firstPaintMs ?? Number.NaN);
    digits.push(cold.firstDigitsMs ?? Number.NaN);
    takeovers.push(cold.takenOverMs ?? Number.NaN);
    await visits.close();
    await proxy.stop();
  }
  const phone = '400 kb/s, 400 ms round trip';
  return findings({
    slos: [
      { what: `first content painted, cold, ${phone}`, measured: median(paints), max: 3_000, unit: 'ms' },
      { what: `first digits, cold, ${phone}`, measured: median(digits), max: 6_000, unit: 'ms' },
      { what: `first digits, warm, ${phone}`, measured: median(warm), max: 2_500, unit: 'ms' },
    ],
    series: [
      { what: 'first content painted, cold', unit: 'ms', figures: paints },
      { what: 'first digits, cold', unit: 'ms', figures: digits },
      { what: 'digits taken over by the page’s script, cold', unit: 'ms', figures: takeovers },
      { what: 'first digits, warm', unit: 'ms', figures: warm },
    ],
  });
}

async function punctualityParts(
  context: ScenarioContext,
  chromium: Chromium,
  at: Dashboard,
): Promise<Findings[]> {
  const parts: Findings[] = [];
  for (const { name, link, isKnowable } of LINKS) {
    context.progress.step(`page: ${SECONDS_EACH_LINK} seconds with ${name}`);
    const proxy = await DelayingProxy.start(at.url, link);
    const visit = await chromium.newContext(at.cookie, proxy.url);
    const page = await openRecorded(visit, proxy.url);
    await firstDigits(page);
    await pause(SECONDS_EACH_LINK * 1000);
    const figures = punctualityOf((await recordOf(page)).shown);
    await visit.close();
    await proxy.stop();
    parts.push(punctualityFindings(name, figures, isKnowable));
  }
  return parts;
}

function punctualityFindings(link: string, figures: Punctuality, isKnowable: boolean): Findings {
  const { latenessMs, outsideBound, skipped, repeated, boundMs, seconds } = figures;
  const knowable = [
    {
      what: `digits after the true second, ${link}, median`,
      measured: latenessMs.median,
      max: 15,
      unit: 'ms',
    },
    { what: `digits after the true second, ${link}, p95`, measured: latenessMs.p95, max: 50, unit: 'ms' },
  ];
  return findings({
    slos: [
      ...(isKnowable ? knowable : []),
      { what: `seconds outside the stated bound, ${link}`, measured: outsideBound, max: 0, unit: 's' },
      { what: `seconds skipped or out of order, ${link}`, measured: skipped + repeated, max: 0, unit: 's' },
    ],
    series: [
      {
        what: `${link}: lateness median, p95; stated bound, median`,
        unit: 'ms',
        figures: [latenessMs.median, latenessMs.p95, boundMs],
      },
      {
        what: `${link}: seconds with a bound, skipped, repeated`,
        unit: 's',
        figures: [seconds, skipped, repeated],
      },
    ],
  });
}

async function costPart(
  context: ScenarioContext,
  chromium: Chromium,
  at: Dashboard,
  { zones, seconds }: Size,
): Promise<Findings> {
  context.progress.step(`page: ${zones} clocks for ${seconds} s`);
  const visit = await chromium.newContext(at.cookie, at.url);
  const page = await openRecorded(visit, at.url);
  await firstDigits(page);
  await pause(SETTLE_MS);
  const cost = await costOf(page, chromium, seconds);
  const { skipped, repeated } = punctualityOf((await recordOf(page)).shown);
  await visit.close();
  const clocks = `${zones} clocks`;
  return findings({
    slos: [
      { what: `${clocks}: CPU of the renderer`, measured: cost.cpuPercent, max: 2, unit: '% of a core' },
      { what: `${clocks}: JS heap growth`, measured: cost.heapGrowthKb, max: MAX_HEAP_GROWTH_KB, unit: 'kB' },
      { what: `${clocks}: seconds skipped or out of order`, measured: skipped + repeated, max: 0, unit: 's' },
    ],
    series: [
      {
        what: `${clocks}: style recalculations`,
        unit: 'a minute',
        figures: [cost.styleRecalculationsPerMinute],
      },
      { what: `${clocks}: layouts`, unit: 'a minute', figures: [cost.layoutsPerMinute] },
    ],
  });
}
