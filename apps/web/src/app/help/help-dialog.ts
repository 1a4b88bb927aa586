import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { PreferencesStore } from '../preferences/preferences-store';

const TITLE_ID = 'help-dialog-title';

/** Keys that do something together: `Shift` and `←`. */
interface Help {
  keys: readonly string[];
  what: string;
  /** Whether it is a key without a modifier that can be switched off. */
  isSingle: boolean;
}

const HELP: readonly Help[] = [
  { keys: ['/'], what: 'Search for a place', isSingle: true },
  { keys: ['t'], what: 'Go to a time', isSingle: true },
  { keys: ['n'], what: 'Back to now', isSingle: true },
  { keys: ['?'], what: 'This list', isSingle: true },
  { keys: ['Esc'], what: 'Back to now, or close what is open', isSingle: false },
  { keys: ['←', '→'], what: 'On the slider: 15 minutes', isSingle: false },
  { keys: ['Shift', '←', '→'], what: 'On the slider: one hour', isSingle: false },
  { keys: ['Page Up', 'Page Down'], what: 'On the slider: one day', isSingle: false },
  { keys: ['Home'], what: 'On the slider: back to now', isSingle: false },
  { keys: ['←', '↑', '→', '↓'], what: 'Between clocks: the next one', isSingle: false },
  { keys: ['Enter'], what: 'On a clock: its menu', isSingle: false },
  { keys: ['Alt', '←', '→'], what: 'On a clock: move it', isSingle: false },
  { keys: ['Ctrl', 'Z'], what: 'Restore the clock removed last', isSingle: false },
];

/** Opens the list of keys, unless a dialog is open. */
export function openHelpDialog(injector: Injector): void {
  const dialog = injector.get(Dialog);
  if (dialog.openDialogs.length > 0) return;
  dialog.open(HelpDialog, {
    ariaLabelledBy: TITLE_ID,
    autoFocus: 'dialog',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
  });
}

/** All keys of the page of clocks. */
@Component({
  selector: 'ltz-help-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <h2 [id]="titleId">Keyboard shortcuts</h2>
    <dl>
      @for (help of shown(); track help.what) {
        <div>
          <dt>
            @for (key of help.keys; track key) {
              <kbd>{{ key }}</kbd>
            }
          </dt>
          <dd>{{ help.what }}</dd>
        </div>
      }
    </dl>
    @if (isSignedIn()) {
      <p class="fact">
        Keys without Shift, Alt or Ctrl can be switched
        {{ preferences().singleKeyShortcuts ? 'off' : 'on' }} in
        <a routerLink="/settings" (click)="close()">Settings</a>.
      </p>
    }
    <button type="button" class="button" (click)="close()">Close</button>
  `,
  styleUrl: './help-dialog.css',
})
class HelpDialog {
  private readonly dialog = inject<DialogRef<void>>(DialogRef);
  private readonly session = inject(SessionStore);

  protected readonly titleId = TITLE_ID;
  protected readonly preferences = inject(PreferencesStore).preferences;

  protected shown(): readonly Help[] {
    return HELP.filter(({ isSingle }) => !isSingle || this.preferences().singleKeyShortcuts);
  }

  protected isSignedIn(): boolean {
    return this.session.state() === 'signed-in';
  }

  protected close(): void {
    this.dialog.close();
  }
}
