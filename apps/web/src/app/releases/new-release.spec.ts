import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, Router } from '@angular/router';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { Subject } from 'rxjs';
import { type SessionState, SessionStore } from '../auth/session-store';
import { RulesRelease } from '../clock/rules-release';
import { type Notice, Notices } from '../ui/notices/notices';
import { NewRelease } from './new-release';
import { PageLoader } from './page-loader';

const [OWN, NEXT] = ['AAAAAAAA', 'BBBBBBBB'];

describe('NewRelease', () => {
  const pageBuild = signal<string | null>(null);
  const session = signal<SessionState>('signed-in');
  const events = new Subject<unknown>();
  const all = signal<readonly Notice[]>([]);
  const loadOnce = jest.fn(() => true);
  const buildOnServer = jest.fn<Promise<string | null>, []>();

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    document.body.innerHTML = `<script src="main-${OWN}.js" type="text/plain"></script>`;
    pageBuild.set(OWN);
    session.set('signed-in');
    all.set([]);
    buildOnServer.mockImplementation(() => Promise.resolve(pageBuild()));
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionStore, useValue: { state: session } },
        { provide: Router, useValue: { events } },
        { provide: RulesRelease, useValue: { pageBuild } },
        { provide: Notices, useValue: { all } },
        { provide: PageLoader, useValue: { loadOnce, buildOnServer } },
      ],
    });
    TestBed.inject(NewRelease).watch();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.restoreAllMocks();
    jest.useRealTimers();
    document.body.innerHTML = '';
  });

  async function pass(ms: number): Promise<void> {
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(ms);
  }

  it('is loaded after the page has not been used for a minute', async () => {
    pageBuild.set(NEXT);
    await pass(50_000);
    document.dispatchEvent(new Event('pointermove'));
    await pass(50_000);
    expect(loadOnce).not.toHaveBeenCalled();
    await pass(20_000);
    expect(loadOnce.mock.calls).toEqual([[document.location.href, NEXT]]);
    await pass(10 * MS_PER_MINUTE);
    expect(loadOnce).toHaveBeenCalledTimes(1);
  });

  it('is loaded as soon as the page is hidden', async () => {
    pageBuild.set(NEXT);
    await pass(0);
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(0);
    expect(loadOnce).toHaveBeenCalledTimes(1);
  });

  it('is not loaded while the server has the build of the page, or none', async () => {
    await pass(10 * MS_PER_MINUTE);
    pageBuild.set(null);
    await pass(10 * MS_PER_MINUTE);
    expect(loadOnce).not.toHaveBeenCalled();
  });

  it.each(['<dialog open></dialog>', '<div role="menu"></div>'])('waits while %s is open', async (html) => {
    document.body.insertAdjacentHTML('beforeend', html);
    pageBuild.set(NEXT);
    await pass(10 * MS_PER_MINUTE);
    expect(loadOnce).not.toHaveBeenCalled();
    document.body.lastElementChild?.remove();
    await pass(20_000);
    expect(loadOnce).toHaveBeenCalledTimes(1);
  });

  it('waits while text that was typed would be lost', async () => {
    const input = document.body.appendChild(document.createElement('input'));
    input.value = 'Office';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    pageBuild.set(NEXT);
    await pass(10 * MS_PER_MINUTE);
    expect(loadOnce).not.toHaveBeenCalled();
    input.value = '';
    await pass(20_000);
    expect(loadOnce).toHaveBeenCalledTimes(1);
  });

  it('waits while a notice offers an undo', async () => {
    all.set([{ text: 'Tokyo removed.', action: null, durationMs: 0 }]);
    pageBuild.set(NEXT);
    await pass(10 * MS_PER_MINUTE);
    expect(loadOnce).not.toHaveBeenCalled();
  });

  it('waits until the server can be reached', async () => {
    buildOnServer.mockRejectedValueOnce(new Error('unreachable'));
    pageBuild.set(NEXT);
    await pass(MS_PER_MINUTE);
    expect(loadOnce).not.toHaveBeenCalled();
    await pass(20_000);
    expect(loadOnce).toHaveBeenCalledTimes(1);
  });

  describe('of a viewer who is not signed in, and has no live connection', () => {
    const navigate = (): void => events.next(new NavigationEnd(1, '/register', '/register'));

    beforeEach(() => {
      session.set('signed-out');
      pageBuild.set(null);
      buildOnServer.mockResolvedValue(NEXT);
    });

    it('is requested after a navigation, and loaded when the page is quiet', async () => {
      await pass(2 * MS_PER_MINUTE);
      expect(buildOnServer).not.toHaveBeenCalled();
      document.dispatchEvent(new Event('keydown'));
      navigate();
      await pass(0);
      expect(loadOnce).not.toHaveBeenCalled();
      await pass(MS_PER_MINUTE + 20_000);
      expect(loadOnce.mock.calls).toEqual([[document.location.href, NEXT]]);
    });

    it('is requested at most once a minute', async () => {
      buildOnServer.mockResolvedValue(OWN);
      await pass(MS_PER_MINUTE);
      for (let count = 0; count < 5; count++) {
        navigate();
        document.dispatchEvent(new Event('visibilitychange'));
        await pass(0);
      }
      expect(buildOnServer).toHaveBeenCalledTimes(1);
    });

    it('is not loaded while the server cannot be reached', async () => {
      buildOnServer.mockRejectedValue(new Error('unreachable'));
      await pass(2 * MS_PER_MINUTE);
      navigate();
      await pass(2 * MS_PER_MINUTE);
      expect(loadOnce).not.toHaveBeenCalled();
    });
  });
});
