import { TestBed } from '@angular/core/testing';
import { type Notice, type NoticeAction, Notices } from '../ui/notices/notices';
import { MissingPart } from './missing-part';
import { PageLoader } from './page-loader';
import { PageUse } from './page-use';

const BUILD = 'AAAAAAAA';

describe('MissingPart', () => {
  const loader = { buildOnServer: jest.fn(), loadOnce: jest.fn(), load: jest.fn() };
  const use = { isQuiet: jest.fn(), wouldLose: jest.fn() };
  let offered: Notice[];
  let missing: MissingPart;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.resetAllMocks();
    offered = [];
    loader.buildOnServer.mockResolvedValue(BUILD);
    use.wouldLose.mockReturnValue(false);
    TestBed.configureTestingModule({
      providers: [
        { provide: PageLoader, useValue: loader },
        { provide: PageUse, useValue: use },
        {
          provide: Notices,
          useValue: {
            offer: (text: string, action: NoticeAction, durationMs: number): Notice => {
              const notice = { text, action, durationMs };
              offered.push(notice);
              return notice;
            },
            dismiss: () => undefined,
          },
        },
      ],
    });
    missing = TestBed.inject(MissingPart);
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const texts = (): string[] => offered.map(({ text }) => text);

  it('loads the page again, once for all parts', async () => {
    loader.loadOnce.mockReturnValue(true);
    await Promise.all([missing.onError(), missing.onError()]);
    expect(loader.loadOnce.mock.calls).toEqual([[document.location.href, `${BUILD} part`]]);
    expect(offered).toEqual([]);
  });

  it('says so when that has not helped, and loads the page when the user chooses to', async () => {
    loader.loadOnce.mockReturnValue(false);
    await missing.onError();
    expect(texts()).toEqual(['Part of this page could not be loaded.']);
    offered[0]?.action?.run();
    await jest.advanceTimersByTimeAsync(0);
    expect(loader.load.mock.calls).toEqual([[document.location.href]]);
  });

  it('waits for a quiet moment where typed text or an open menu would be lost', async () => {
    use.wouldLose.mockReturnValue(true);
    loader.loadOnce.mockReturnValue(true);
    await missing.onError();
    expect(texts()).toEqual(['Part of this page could not be loaded.']);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(loader.loadOnce).not.toHaveBeenCalled();
    use.isQuiet.mockImplementation((ignored) => ignored === offered[0]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(loader.loadOnce).toHaveBeenCalledTimes(1);
  });

  it('says that the page is offline, and loads it when the server can be reached', async () => {
    loader.buildOnServer.mockRejectedValue(new Error('unreachable'));
    loader.loadOnce.mockReturnValue(true);
    use.isQuiet.mockReturnValue(true);
    await missing.onError();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(texts()).toEqual(['Part of this page cannot be loaded while you are offline.']);
    expect(loader.loadOnce).not.toHaveBeenCalled();
    loader.buildOnServer.mockResolvedValue(BUILD);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(loader.loadOnce).toHaveBeenCalledTimes(1);
  });
});
