import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AUDIT_PAGE_SIZE, type AuditEntry } from '@live-tz/contracts';
import { of } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { AppHeader } from '../shell/app-header';
import { AdminApi } from './admin-api';
import { AuditPage } from './audit-page';

const ADA = { id: 'u1', username: 'ada' };
const ROOT = { id: 'u2', username: 'root' };

function entry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 'e1',
    atMs: Date.parse('2026-11-23T19:04:07.500Z'),
    kind: 'signed-in',
    user: ADA,
    actingUser: ADA,
    network: '192.0.2.1',
    detail: {},
    ...change,
  };
}

@Component({
  selector: 'ltz-app-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
class NoHeader {}

describe('AuditPage', () => {
  const audit = jest.fn((_question: object) => of<AuditEntry[]>([]));
  let page: ComponentFixture<AuditPage>;
  let root: HTMLElement;

  beforeEach(() => {
    jest.useFakeTimers();
    audit.mockReset();
  });
  afterEach(() => jest.useRealTimers());

  async function open(entries: AuditEntry[], isAdmin = true): Promise<void> {
    audit.mockReturnValue(of(entries));
    const user = signal({ ...ROOT, createdAtMs: 0, isAdmin });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: AdminApi, useValue: { audit } },
        { provide: SessionStore, useValue: { user } },
      ],
    });
    TestBed.overrideComponent(AuditPage, {
      remove: { imports: [AppHeader] },
      add: { imports: [NoHeader] },
    });
    page = TestBed.createComponent(AuditPage);
    root = page.nativeElement;
    await settled();
  }

  async function settled(): Promise<void> {
    page.detectChanges();
    await jest.advanceTimersByTimeAsync(300);
    page.detectChanges();
  }

  const rows = () =>
    [...root.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()),
    );
  const older = () =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Show older'));

  it('shows when something happened, to whom, by whom and from where', async () => {
    await open([
      entry(),
      entry({ id: 'e2', kind: 'disabled', actingUser: ROOT }),
      entry({ id: 'e3', kind: 'renamed', detail: { from: 'lovelace' } }),
      entry({ id: 'e4', kind: 'backup-made', user: null, actingUser: null, network: null }),
      entry({
        id: 'e5',
        kind: 'sign-in-refused',
        user: null,
        actingUser: null,
        network: '2001:db8:0:0::/64',
      }),
    ]);
    expect(rows()).toEqual([
      ['2026-11-23 19:04:07', 'Signed in', 'ada', '', '192.0.2.1'],
      ['2026-11-23 19:04:07', 'Switched off', 'ada', 'root', '192.0.2.1'],
      ['2026-11-23 19:04:07', 'Renamed was lovelace', 'ada', '', '192.0.2.1'],
      ['2026-11-23 19:04:07', 'Backup created', '', 'the server’s own machine', ''],
      ['2026-11-23 19:04:07', 'Sign-in refused', '', '', '2001:db8:0:0::/64'],
    ]);
    expect(older()).toBeUndefined();
  });

  it('requests one user and one kind', async () => {
    await open([entry()]);
    const box = root.querySelector('input')!;
    box.value = ' ada ';
    box.dispatchEvent(new Event('input'));
    const select = root.querySelector('select')!;
    select.value = 'renamed';
    select.dispatchEvent(new Event('change'));
    audit.mockReturnValue(of([]));
    await settled();
    expect(audit).toHaveBeenLastCalledWith({ user: 'ada', kind: 'renamed' });
    expect(root.textContent).toContain('No entries match.');
  });

  it('shows older entries as long as there are any', async () => {
    const whole = Array.from({ length: AUDIT_PAGE_SIZE }, (_each, index) => entry({ id: `e${index}` }));
    await open(whole);
    audit.mockReturnValue(of([entry({ id: 'last', kind: 'registered' })]));
    older()!.click();
    await settled();
    expect(audit).toHaveBeenLastCalledWith({ user: '', kind: '', before: whole.at(-1)!.id });
    expect(rows()).toHaveLength(AUDIT_PAGE_SIZE + 1);
    expect(rows().at(-1)).toContain('Registered');
    expect(older()).toBeUndefined();
  });

  it('requests nothing for users who are not administrators', async () => {
    await open([], false);
    expect(audit).not.toHaveBeenCalled();
    expect(root.textContent).toContain('for administrators');
  });
});
