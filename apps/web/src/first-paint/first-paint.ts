/**
 * Runs in the body of the document, before the page's own script has loaded: shows the user's clocks from the data in the
 * document. The page replaces all of it.
 */
import { DEFAULT_PREFERENCES, type PageData } from '@live-tz/contracts';
import { markArrival, sampleOfDocument } from '../app/clock/document-sample';
import { digitsWidthOf, gridLayoutOf } from '../app/boards/fit/fit-clocks';
import { fitGrid } from '../app/boards/fit/fit-grid';
import { homeFirst } from '../app/boards/store/home-first';
import { hourFormatOf } from '../app/formatting/hour-format';
import { baseUrl } from '../app/http/base-url';
import { pageDataIn } from '../app/http/page-data';
import { cardFor } from './card';
import { element } from './element';
import { tick } from './tick';

/** Pages of one narrow column, and for anonymous clients those that lead to the first of them. */
const NARROW = /^(login|register|reset)?\/?$/;
const NARROW_WHEN_SIGNED_OUT = /^(settings|admin(\/.*)?)\/?$/;

function isNarrow(data: PageData | null): boolean {
  const path = location.pathname.slice(baseUrl(document).pathname.length);
  if (path !== '' && NARROW.test(path)) return true;
  if (path === '' && data?.hasFirstPage === true) return false;
  return data?.user === null && (NARROW.test(path) || NARROW_WHEN_SIGNED_OUT.test(path));
}

function show(frame: HTMLElement, data: PageData | null): void {
  if (isNarrow(data)) frame.className = 'narrow';
  if (data === null || data.board === null) return;
  const { homeZone, hourCycle, showSeconds } = data.preferences ?? DEFAULT_PREFERENCES;
  const zones = homeFirst(data.board.clocks, homeZone);
  const cards = zones.map((saved) => cardFor(saved, data));
  frame.querySelector('header')?.append(element('p', 'line'), element('div', 'search'));
  const list = element('ul', 'clock-grid');
  list.append(...cards.map((card) => card.item));
  frame.append(list);
  const hasLead = homeZone !== null && zones[0]?.zone === homeZone;
  if (hasLead) cards[0]?.item.classList.add('lead');
  const digitsWidth = digitsWidthOf(showSeconds, hourFormatOf(hourCycle, navigator.language));
  fitGrid(list, { layout: gridLayoutOf(data.board.layout), count: zones.length, hasLead, digitsWidth });
  const sample = sampleOfDocument(data.utcMs);
  // With a moment in the address the clocks show that one, once the rules of then are known.
  if (sample === null || /[?&]at=/.test(location.search)) return;
  // The middle of the round trip, as in `ServerClock`, so that the page continues with the same seconds.
  const aheadMs = data.utcMs - (sample.sentAtMs + sample.answeredAtMs) / 2;
  tick(aheadMs, frame, (utcMs) => cards.forEach((card) => card.show(utcMs)));
}

const frame = document.getElementById('first-paint');
markArrival();
if (frame !== null) show(frame, pageDataIn(document));
