import { signal } from '@angular/core';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { type Board, type BoardClock, type BoardClockOrder, DEFAULT_WORKING_HOURS } from '@live-tz/contracts';
import { ClockSocket } from '../clock/clock-socket';
import { FirstTick } from '../clock/first-tick';
import { FakeClockSocket } from '../clock/testing/fake-clock-socket';
import { putPageData } from '../http/testing/page-data';
import { Notices } from '../ui/notices/notices';
import { ZonePicker } from '../zones/zone-picker';
import { BoardPage } from './board-page';

const BOARDS = 'api/v1/boards';
const BOARD = `${BOARDS}/first`;
const CLOCKS = `${BOARD}/clocks`;

function saved(id: string, position: number): BoardClock {
  return {
    id,
    zone: `Area/${id}`,
    label: null,
    place: id,
    country: 'Area',
    latitude: null,
    longitude: null,
    position,
    hours: null,
    effectiveHours: DEFAULT_WORKING_HOURS,
    note: null,
  };
}

let revision = 0;

function board(clocks: readonly BoardClock[]): Board {
  revision += 1;
  return {
    id: 'first',
    name: 'My clocks',
    layout: 'cards',
    sort: 'manual',
    position: 0,
    revision,
    role: 'owner',
    owner: 'ana',
    hours: null,
    clocks: [...clocks],
  };
}

function testModule() {
  return {
    providers: [
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: ClockSocket, useValue: new FakeClockSocket(0) },
      { provide: FirstTick, useValue: { hasArrived: signal(true) } },
      { provide: LiveAnnouncer, useValue: { announce: () => Promise.resolve() } },
    ],
  };
}

describe('BoardPage', () => {
  let page: ComponentFixture<BoardPage>;
  let root: HTMLElement;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule(testModule());
    http = TestBed.inject(HttpTestingController);
    page = TestBed.createComponent(BoardPage);
    root = page.nativeElement;
    document.body.append(root);
    page.detectChanges();
    await answer(['Ana', 'Ben', 'Cyr'].map(saved));
    await searchLoaded();
  });

  /** Answers the requests of a page whose document did not contain the board. */
  async function answer(clocks: readonly BoardClock[]): Promise<void> {
    http.expectOne(BOARDS).flush([{ id: 'first' }]);
    await rendered();
    http.expectOne(BOARD).flush(board(clocks));
    await rendered();
  }

  /** Opens the page again for a user without clocks, who does something before the list is loaded. */
  async function openEmpty(meanwhile: () => void): Promise<void> {
    page.destroy();
    TestBed.resetTestingModule();
    TestBed.configureTestingModule(testModule());
    http = TestBed.inject(HttpTestingController);
    page = TestBed.createComponent(BoardPage);
    document.body.append((root = page.nativeElement));
    page.detectChanges();
    meanwhile();
    await answer([]);
    await searchLoaded();
  }

  afterEach(() => page.destroy());

  /** The search loads after the first tick. */
  async function searchLoaded(): Promise<void> {
    while (root.querySelector('[role=combobox]') === null) {
      await new Promise((resolve) => setTimeout(resolve));
      await rendered();
    }
    await rendered();
  }

  /** `whenStable` would wait for responses that only the test can send. */
  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    page.detectChanges();
  }

  const names = () =>
    [...root.querySelectorAll('article')].map((card) => card.getAttribute('aria-label')).join(' ');
  const cardOf = (name: string) => root.querySelector<HTMLElement>(`article[aria-label="${name}"]`)!;
  const buttonOf = (name: string) => root.querySelector<HTMLElement>(`[aria-label="More for ${name}"]`)!;

  function press(target: HTMLElement, init: KeyboardEventInit): void {
    target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
  }

  async function choose(name: string, item: string): Promise<void> {
    buttonOf(name).click();
    // The menu loads when it is first opened.
    while (document.querySelector('[role=menuitem]') === null) {
      await new Promise((resolve) => setTimeout(resolve));
      await rendered();
    }
    const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
    items.find((other) => other.textContent?.includes(item))!.click();
    await rendered();
  }

  it('focuses the search for a user without clocks', async () => {
    await openEmpty(() => undefined);
    expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  });

  it('does not take the focus from another element that was focused in the meantime', async () => {
    const elsewhere = document.body.appendChild(document.createElement('button'));
    await openEmpty(() => elsewhere.focus());
    expect(document.activeElement).toBe(elsewhere);
    elsewhere.remove();
  });

  it('lists the clocks in their order', () => {
    expect(names()).toBe('Ana Ben Cyr');
    expect(root.querySelectorAll('ul > li > ltz-clock-card')).toHaveLength(3);
  });

  it('shows the clocks in the document at once, and reads the list again when it is connected', async () => {
    page.destroy();
    TestBed.resetTestingModule();
    putPageData({ board: board(['Ana', 'Ben'].map(saved)) });
    TestBed.configureTestingModule(testModule());
    http = TestBed.inject(HttpTestingController);
    page = TestBed.createComponent(BoardPage);
    document.body.append((root = page.nativeElement));
    page.detectChanges();
    http.expectNone(BOARDS);
    expect(names()).toBe('Ana Ben');
    TestBed.inject(ClockSocket as unknown as typeof FakeClockSocket).connected.next(true);
    await new Promise((resolve) => setTimeout(resolve, 150));
    http.expectOne(BOARD).flush(board(['Ana', 'Ben', 'Cyr'].map(saved)));
    await rendered();
    expect(names()).toBe('Ana Ben Cyr');
  });

  it('is one tab stop, whatever the number of clocks', () => {
    const stops = () =>
      [...root.querySelectorAll<HTMLElement>('ul.clock-grid *')].filter(({ tabIndex }) => tabIndex >= 0);
    expect(stops()).toEqual([cardOf('Ana')]);
    cardOf('Ana').focus();
    press(cardOf('Ana'), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cardOf('Ben'));
    expect(stops().filter((stop) => !cardOf('Ben').contains(stop))).toEqual([]);
  });

  it('opens the menu of the focused clock with Enter', async () => {
    cardOf('Ben').focus();
    press(cardOf('Ben'), { key: 'Enter' });
    while (document.querySelector('[role=menuitem]') === null) {
      await new Promise((resolve) => setTimeout(resolve));
      await rendered();
    }
    expect(document.querySelector('[role=menu]')?.getAttribute('aria-label')).toBe('Clock Ben');
  });

  it('moves a card by keys that are pressed faster than the page renders, and keeps its focus', async () => {
    buttonOf('Cyr').focus();
    press(buttonOf('Cyr'), { key: 'ArrowLeft', altKey: true });
    press(buttonOf('Cyr'), { key: 'ArrowLeft', altKey: true });
    await rendered();
    expect(names()).toBe('Cyr Ana Ben');
    expect(document.activeElement).toBe(buttonOf('Cyr'));
    const order: BoardClockOrder = http.expectOne(`${CLOCKS}/order`).request.body;
    expect(order.ids).toEqual(['Cyr', 'Ana', 'Ben']);
  });

  it('does not move a card beyond the end', async () => {
    press(buttonOf('Cyr'), { key: 'ArrowRight', altKey: true });
    await rendered();
    http.expectNone(`${CLOCKS}/order`);
    expect(names()).toBe('Ana Ben Cyr');
  });

  it('removes a clock at once, focuses its neighbour, and restores the clock in its place', async () => {
    await choose('Ben', 'Remove');
    expect(names()).toBe('Ana Cyr');
    expect(document.activeElement).toBe(cardOf('Cyr'));
    http.expectOne(`${CLOCKS}/Ben`).flush(board([saved('Ana', 0), saved('Cyr', 1)]));
    await rendered();
    press(document.body, { key: 'z', ctrlKey: true });
    await rendered();
    const request = http.expectOne({ method: 'POST', url: CLOCKS });
    expect(request.request.body).toEqual({
      id: 'Ben',
      zone: 'Area/Ben',
      label: null,
      place: 'Ben',
      country: 'Area',
      latitude: null,
      longitude: null,
      hours: null,
      note: null,
      position: 1,
    });
    request.flush(board(['Ana', 'Ben', 'Cyr'].map(saved)));
    await rendered();
    expect(names()).toBe('Ana Ben Cyr');
    expect(document.activeElement).toBe(cardOf('Ben'));
  });

  it('undoes each of two removals, in any order, although a clock has moved since', async () => {
    let remaining = ['Ana', 'Ben', 'Cyr'];
    for (const name of ['Ana', 'Ben']) {
      await choose(name, 'Remove');
      remaining = remaining.filter((other) => other !== name);
      http.expectOne(`${CLOCKS}/${name}`).flush(board(remaining.map(saved)));
      await rendered();
    }
    expect(names()).toBe('Cyr');
    const notices = TestBed.inject(Notices);
    expect(notices.all().map(({ text }) => text)).toEqual(['Ana removed.', 'Ben removed.']);
    for (const [name, position] of [
      ['Ana', 0],
      ['Ben', 1],
    ] as const) {
      notices.act(notices.all()[0]!);
      await rendered();
      const request = http.expectOne({ method: 'POST', url: CLOCKS });
      expect(request.request.body).toMatchObject({ id: name, zone: `Area/${name}`, position });
      remaining.splice(position, 0, name);
      request.flush(board(remaining.map(saved)));
      await rendered();
    }
    expect(names()).toBe('Ana Ben Cyr');
    expect(notices.all()).toEqual([]);
  });

  it('offers a restoration again that the server refused', async () => {
    await choose('Ben', 'Remove');
    http.expectOne(`${CLOCKS}/Ben`).flush(board([saved('Ana', 0), saved('Cyr', 1)]));
    await rendered();
    press(document.body, { key: 'z', ctrlKey: true });
    await rendered();
    http.expectOne({ method: 'POST', url: CLOCKS }).error(new ProgressEvent('error'));
    await new Promise((resolve) => setTimeout(resolve));
    const [notice] = TestBed.inject(Notices).all();
    expect(notice?.text).toMatch(/^Ben is still removed\. /);
    expect(notice?.action?.label).toBe('Try again');
  });

  describe('with a match of the search', () => {
    const scrolled: Element[] = [];

    beforeEach(() => {
      scrolled.length = 0;
      // jsdom has no layout, and neither of these.
      Object.assign(globalThis, { matchMedia: () => ({ matches: true }) });
      Element.prototype.scrollIntoView = function (this: Element) {
        scrolled.push(this);
      };
    });

    async function pick(name: string): Promise<void> {
      const match = { zone: `Area/${name}`, name, country: 'Area' };
      page.debugElement.query(By.directive(ZonePicker)).componentInstance.picked.emit(match);
      await rendered();
    }

    async function add(name: string): Promise<void> {
      const added = { ...saved(name, 3), id: `new ${name}` };
      http
        .expectOne({ method: 'POST', url: CLOCKS })
        .flush(board([...['Ana', 'Ben', 'Cyr'].map(saved), added]));
      await rendered();
      await rendered();
    }

    const notices = () => TestBed.inject(Notices).all();

    it('scrolls to the new clock', async () => {
      await pick('Dan');
      await add('Dan');
      expect(scrolled).toEqual([cardOf('Dan')]);
      expect(notices().map(({ text }) => text)).toEqual(['Dan added']);
    });

    it('shows the clock that is there already, and adds a second one under a new name on demand', async () => {
      await pick('Ben');
      http.expectNone({ method: 'POST', url: CLOCKS });
      expect(scrolled).toEqual([cardOf('Ben')]);
      expect(notices()[0]?.text).toBe('Ben is already there.');
      notices()[0]?.action?.run();
      await rendered();
      await add('Ben');
      expect(root.querySelector('[aria-label="Name of this clock"]')).not.toBeNull();
    });
  });
});
