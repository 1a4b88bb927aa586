import { Dialog } from '@angular/cdk/dialog';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { PreferencesStore } from '../preferences/preferences-store';
import { HelpButton } from './help-button';

describe('HelpButton', () => {
  const preferences = signal({ singleKeyShortcuts: true });
  let dialog: Dialog;

  beforeEach(() => {
    preferences.set({ singleKeyShortcuts: true });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: PreferencesStore, useValue: { preferences } },
        { provide: SessionStore, useValue: { state: signal('signed-in') } },
      ],
    });
    TestBed.createComponent(HelpButton).detectChanges();
    dialog = TestBed.inject(Dialog);
  });

  afterEach(() => {
    dialog.closeAll();
    document.querySelector('ltz-zone-picker')?.remove();
  });

  async function press(key: string, target: EventTarget = document.body): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await import('./help-dialog');
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  }

  const shown = (): string => document.querySelector('ltz-help-dialog')?.textContent ?? '';

  it('opens the list of keys with a question mark, once', async () => {
    await press('?');
    await press('?');
    expect(dialog.openDialogs).toHaveLength(1);
    expect(shown()).toContain('Go to a time');
    expect(shown()).toContain('can be switched off in');
  });

  it('leads to the search with a slash', async () => {
    const picker = document.createElement('ltz-zone-picker');
    picker.append(document.createElement('input'));
    document.body.append(picker);
    await press('/');
    expect(document.activeElement).toBe(picker.firstChild);
    await press('?', picker.firstChild!);
    expect(dialog.openDialogs).toHaveLength(0);
  });

  it('does nothing where single keys are switched off', async () => {
    preferences.set({ singleKeyShortcuts: false });
    await press('?');
    expect(dialog.openDialogs).toHaveLength(0);
  });
});
