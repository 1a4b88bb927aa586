import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { errorMessage } from '../http/problem-error';
import { Icon } from '../ui/icon';
import type { MenuEntry } from '../ui/menu-placeholder';
import { Notices } from '../ui/notices/notices';

/** The button with the user's initials and the menu that it opens. It loads after the first tick. */
@Component({
  selector: 'ltz-account-menu-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './account-menu-button.html',
  styleUrl: './account-menu-button.css',
})
export class AccountMenuButton {
  readonly initials = input.required<string>();
  /** What was done to the placeholder of the menu before it was loaded. */
  readonly entry = input<MenuEntry>(null);

  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);

  protected readonly user = this.session.user;

  private readonly trigger = viewChild.required(CdkMenuTrigger);
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');

  constructor() {
    afterNextRender(() => {
      if (this.entry() !== null) this.button().nativeElement.focus();
      if (this.entry() === 'opened') this.trigger().open();
    });
  }

  protected open(path: string): void {
    void this.router.navigateByUrl(path);
  }

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (error) {
      this.notices.fail(errorMessage(error));
    }
  }
}
