import { TestBed } from '@angular/core/testing';
import { ScreenWakeLock } from './screen-wake-lock';

describe('ScreenWakeLock', () => {
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const request = jest.fn(() => {
    const lock = { released: false, release: () => Promise.resolve(void (lock.released = true)) };
    locks.push(lock);
    return Promise.resolve(lock);
  });

  beforeEach(() => {
    locks.length = 0;
    request.mockClear();
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
    TestBed.configureTestingModule({ providers: [ScreenWakeLock] });
  });

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'wakeLock');
  });

  async function become(visibility: DocumentVisibilityState): Promise<void> {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
    document.dispatchEvent(new Event('visibilitychange'));
    await Promise.resolve();
    jest.restoreAllMocks();
  }

  it('is requested at once, again after the browser has released it, and released at the end', async () => {
    TestBed.inject(ScreenWakeLock);
    await Promise.resolve();
    await become('visible');
    expect(locks).toHaveLength(1);
    locks[0]!.released = true;
    await become('hidden');
    expect(locks).toHaveLength(1);
    await become('visible');
    expect(locks.map(({ released }) => released)).toEqual([true, false]);
    TestBed.resetTestingModule();
    expect(locks.map(({ released }) => released)).toEqual([true, true]);
  });

  it('is requested again when the page becomes visible after a refusal', async () => {
    request.mockRejectedValueOnce(new Error('low battery'));
    const wakeLock = TestBed.inject(ScreenWakeLock);
    await Promise.resolve();
    await become('visible');
    expect(locks).toHaveLength(1);
    expect(wakeLock.isSupported()).toBe(true);
  });

  it('reports a browser that has none', () => {
    Reflect.deleteProperty(navigator, 'wakeLock');
    expect(TestBed.inject(ScreenWakeLock).isSupported()).toBe(false);
  });
});
