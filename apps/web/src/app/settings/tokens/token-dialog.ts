import { Clipboard } from '@angular/cdk/clipboard';
import { type Dialog, DialogRef } from '@angular/cdk/dialog';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { type CreatedAccessToken, MAX_TOKEN_NAME_LENGTH, type TokenScope } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { firstValueFrom } from 'rxjs';
import { ClockStore } from '../../clock/clock-store';
import { TOKEN_SCOPE_NAMES } from '../../formatting/token-format';
import { ActionStateLine } from '../../ui/action-state-line';
import { FormState } from '../../ui/form-state';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices/notices';
import { TextField } from '../../ui/text-field';
import { TokensApi } from './tokens-api';

const TITLE_ID = 'token-dialog-title';

/** Opens the dialog; resolves to whether a token was created. */
export async function openTokenDialog(dialog: Dialog): Promise<boolean> {
  const opened = dialog.open<boolean>(TokenDialog, {
    ariaLabelledBy: TITLE_ID,
    autoFocus: 'input',
    backdropClass: 'dialog-backdrop',
    panelClass: 'dialog-panel',
    // An accidental click beside the dialog would lose the token, which is shown once.
    disableClose: true,
  });
  return (await firstValueFrom(opened.closed)) ?? false;
}

/** Creates a token, and shows it once. */
@Component({
  selector: 'ltz-token-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, Icon, TextField],
  templateUrl: './token-dialog.html',
  styleUrls: ['../../ui/select.css', './token-dialog.css'],
  host: { '(keydown.escape)': 'close()' },
})
class TokenDialog {
  private readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  private readonly api = inject(TokensApi);
  private readonly clock = inject(ClockStore);
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly titleId = TITLE_ID;
  protected readonly maxNameLength = MAX_TOKEN_NAME_LENGTH;
  protected readonly scopes = Object.entries(TOKEN_SCOPE_NAMES) as [TokenScope, string][];
  protected readonly lifetimes = [
    { days: 90, word: '90 days' },
    { days: 7, word: '7 days' },
    { days: 30, word: '30 days' },
    { days: 365, word: '1 year' },
  ];
  protected readonly name = signal('');
  protected readonly chosen = signal<ReadonlySet<TokenScope>>(new Set(['clock:read', 'boards:read']));
  protected readonly created = signal<CreatedAccessToken | null>(null);
  protected readonly form = new FormState<'name' | 'scopes'>();

  protected close(): void {
    this.dialog.close(this.created() !== null);
  }

  protected choose(scope: TokenScope, isChosen: boolean): void {
    const chosen = new Set(this.chosen());
    if (isChosen) chosen.add(scope);
    else chosen.delete(scope);
    this.chosen.set(chosen);
  }

  protected async submit(event: Event, days: number): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    const isCreated = await this.form.submit(
      {
        name: name ? '' : 'Type a name, such as “Home Assistant”.',
        scopes: this.chosen().size > 0 ? '' : 'Choose what the token is for.',
      },
      async () => {
        const nowMs = this.clock.utcMs() ?? Date.now();
        const scopes = [...this.chosen()];
        this.created.set(await this.api.create({ name, scopes, expiresAtMs: nowMs + days * MS_PER_DAY }));
      },
      '',
    );
    // The button that had the focus is gone.
    if (isCreated) afterNextRender({ write: () => this.focusCopy() }, { injector: this.injector });
  }

  protected copy(token: string): void {
    if (this.clipboard.copy(token)) this.notices.confirm('Token copied');
    else this.notices.fail('The browser did not allow copying. Select the token and copy it by hand.');
  }

  private focusCopy(): void {
    this.host.querySelector<HTMLElement>('.icon-button')?.focus();
  }
}
