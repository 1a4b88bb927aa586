import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { errorMessage } from '../http/problem-error';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';

const INITIAL_COUNT = 2;

@Component({
  selector: 'ltz-account-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);

  protected readonly user = this.session.user;
  protected readonly initials = computed(() =>
    [...(this.user()?.username ?? '')].slice(0, INITIAL_COUNT).join('').toUpperCase(),
  );

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
