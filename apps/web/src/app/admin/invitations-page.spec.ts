import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Invitation, NewInvitation, RegistrationMode } from '@live-tz/contracts';
import { AuthPolicyStore } from '../auth/auth-policy-store';
import { SessionStore } from '../auth/session-store';
import { AppHeader } from '../shell/app-header';
import { LocalTime } from '../zones/local-time';
import { AdminApi } from './admin-api';
import { InvitationsPage } from './invitations-page';

@Component({ selector: 'ltz-app-header', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
class NoHeader {}

const DAY_MS = 24 * 60 * 60_000;

function invitationOf(id: string): Invitation {
  return {
    id,
    label: id,
    createdAtMs: 0,
    createdBy: 'root',
    expiresAtMs: Date.parse('2026-11-30T19:04:00Z'),
    maxUses: 5,
    uses: 2,
  };
}

describe('InvitationsPage', () => {
  let invitations: Invitation[];
  let sent: NewInvitation[];
  let page: ComponentFixture<InvitationsPage>;
  let root: HTMLElement;
  afterEach(() => root.remove());

  async function open(registration: RegistrationMode = 'invite'): Promise<void> {
    invitations = ['first', 'second', 'third'].map(invitationOf);
    sent = [];
    const api = {
      invitations: () => Promise.resolve([...invitations]),
      revoke: (id: string) => {
        invitations = invitations.filter((each) => each.id !== id);
        return Promise.resolve();
      },
      invite: (invitation: NewInvitation) => {
        sent.push(invitation);
        return Promise.resolve({ ...invitationOf('new'), url: '/register#secret' });
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: LocalTime, useValue: { dayAndTime: () => 'the local time' } },
        { provide: AdminApi, useValue: api },
        { provide: AuthPolicyStore, useValue: { registration: signal(registration) } },
        { provide: SessionStore, useValue: { user: signal({ id: 'me', isAdmin: true }) } },
      ],
    });
    TestBed.overrideComponent(InvitationsPage, {
      remove: { imports: [AppHeader] },
      add: { imports: [NoHeader] },
    });
    page = TestBed.createComponent(InvitationsPage);
    root = page.nativeElement;
    document.body.append(root);
    await page.whenStable();
  }

  async function revoke(label: string): Promise<void> {
    root.querySelector<HTMLButtonElement>(`[aria-label="Revoke invitation ${label}"]`)!.click();
    await page.whenStable();
  }

  const focused = () =>
    document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

  it('shows how often each invitation was used, until when it is valid, and whose it is', async () => {
    await open();
    expect(root.querySelector('li')?.textContent?.replace(/\s+/g, ' ')).toContain(
      '2 of 5 used · until the local time · by root',
    );
  });

  it('creates an invitation for a number of accounts and days, and shows its link', async () => {
    await open();
    const uses = root.querySelector<HTMLSelectElement>('#invitation-uses')!;
    uses.value = '20';
    uses.dispatchEvent(new Event('change'));
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.whenStable();
    expect(sent).toEqual([{ label: null, maxUses: 20, lifetimeMs: 7 * DAY_MS }]);
    expect(root.querySelector('ltz-one-time-link code')?.textContent).toBe(
      'http://localhost/register#secret',
    );
  });

  it('focuses the next invitation after a revocation, then the last one, then the heading', async () => {
    await open();
    await revoke('second');
    expect(focused()).toBe('Revoke invitation third');
    await revoke('third');
    expect(focused()).toBe('Revoke invitation first');
    await revoke('first');
    expect(focused()).toBe('Invitations');
  });

  it('says that invitations do not work while registration is closed', async () => {
    await open('closed');
    expect(root.textContent).toContain('Registration is closed, so invitations do not work.');
    expect(root.querySelector('form')).toBeNull();
  });
});
