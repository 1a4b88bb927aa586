import { TestBed } from '@angular/core/testing';
import { NavigationError } from '@angular/router';
import { type NoticeAction, Notices } from '../ui/notices/notices';
import { FailedNavigation } from './failed-navigation';
import { PageLoader } from './page-loader';

const FAILED = new NavigationError(1, '/convert', new Error('chunk'));

describe('FailedNavigation', () => {
  const offered: { text: string; action: NoticeAction }[] = [];
  const loader = { buildOnServer: jest.fn(), loadOnce: jest.fn(), load: jest.fn() };
  let navigation: FailedNavigation;

  beforeEach(() => {
    offered.length = 0;
    jest.resetAllMocks();
    TestBed.configureTestingModule({
      providers: [
        { provide: PageLoader, useValue: loader },
        {
          provide: Notices,
          useValue: { offer: (text: string, action: NoticeAction) => offered.push({ text, action }) },
        },
      ],
    });
    navigation = TestBed.inject(FailedNavigation);
  });

  it('loads the document of the page that the server has', async () => {
    loader.buildOnServer.mockResolvedValue('BBBBBBBB');
    loader.loadOnce.mockReturnValue(true);
    await navigation.onError(FAILED);
    expect(loader.loadOnce.mock.calls).toEqual([['/convert', 'BBBBBBBB /convert']]);
    expect(offered).toEqual([]);
  });

  it('says so, and does not load again, when that has not helped', async () => {
    loader.buildOnServer.mockResolvedValue('BBBBBBBB');
    loader.loadOnce.mockReturnValue(false);
    await navigation.onError(FAILED);
    expect(offered.map(({ text }) => text)).toEqual(['This page could not be loaded.']);
  });

  it('says so while the server cannot be reached, and loads the page when a retry reaches it', async () => {
    loader.buildOnServer.mockRejectedValue(new Error('unreachable'));
    await navigation.onError(FAILED);
    offered[0]!.action.run();
    await new Promise(process.nextTick);
    expect(offered.map(({ text }) => text)).toEqual(
      Array(2).fill('This page cannot be opened while you are offline.'),
    );
    expect(loader.load).not.toHaveBeenCalled();
    loader.buildOnServer.mockResolvedValue('AAAAAAAA');
    offered[1]!.action.run();
    await new Promise(process.nextTick);
    expect(loader.load).toHaveBeenCalledWith('/convert');
  });
});
