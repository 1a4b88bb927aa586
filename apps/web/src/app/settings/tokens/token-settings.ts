import { Dialog } from '@angular/cdk/dialog';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  signal,
} from '@angular/core';
import type { AccessToken } from '@live-tz/contracts';
import { ClockStore } from '../../clock/clock-store';
import { formatScopes, formatTokenFacts } from '../../formatting/token-format';
import { ProblemError } from '../../http/problem-error';
import { ActionState } from '../../ui/action-state';
import { ActionStateLine } from '../../ui/action-state-line';
import { openTokenDialog } from './token-dialog';
import { TokensApi } from './tokens-api';

/** Lists the tokens with which the user's programs sign in, creates and revokes them. */
@Component({
  selector: 'ltz-token-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine],
  templateUrl: './token-settings.html',
  styleUrls: ['../settings-part.css', './token-settings.css'],
})
export class TokenSettings {
  private readonly api = inject(TokensApi);
  private readonly dialog = inject(Dialog);
  private readonly clock = inject(ClockStore);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly formatScopes = formatScopes;
  protected readonly tokens = signal<readonly AccessToken[]>([]);
  /** The id of the token whose revocation the user is asked to confirm. */
  protected readonly revoking = signal<string | null>(null);
  protected readonly action = new ActionState();

  constructor() {
    void this.action.run(() => this.read(), '');
  }

  protected facts(token: AccessToken): string {
    return formatTokenFacts(token, this.clock.utcMs() ?? Date.now());
  }

  protected async create(): Promise<void> {
    this.action.clear();
    if (await openTokenDialog(this.dialog)) await this.action.run(() => this.read(), '');
  }

  protected ask(id: string | null): void {
    const previous = this.revoking();
    this.revoking.set(id);
    this.focusLater(id === null ? `[data-revoke="${previous}"]` : '[data-confirm]');
  }

  /** A token that was revoked elsewhere in the meantime counts as revoked. */
  protected async revoke({ id, name }: AccessToken): Promise<void> {
    const failure = await this.action.run(async () => {
      try {
        await this.api.revoke(id);
      } catch (error) {
        if (!(error instanceof ProblemError) || !error.is('not-found')) throw error;
      }
      this.revoking.set(null);
      await this.read();
    }, `${name} is revoked.`);
    if (failure === null) this.focusLater('[data-create]');
  }

  private async read(): Promise<void> {
    this.tokens.set(await this.api.list());
  }

  private focusLater(selector: string): void {
    afterNextRender(
      { write: () => this.host.querySelector<HTMLElement>(selector)?.focus() },
      { injector: this.injector },
    );
  }
}
