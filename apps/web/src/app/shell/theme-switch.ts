import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { THEMES, type Theme } from '@live-tz/contracts';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icons';
import { Notices } from '../ui/notices/notices';

const NAMES: Record<Theme, string> = { auto: 'as your system', light: 'light', dark: 'dark' };
const THEME_ICONS: Record<Theme, IconName> = { auto: 'contrast', light: 'sun', dark: 'moon' };

/** Cycles through the themes: as the system, light, dark. */
@Component({
  selector: 'ltz-theme-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <button type="button" class="icon-button" [attr.aria-label]="label()" (click)="next()">
      <ltz-icon [name]="icon()" />
    </button>
  `,
})
export class ThemeSwitch {
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly theme = computed(() => this.preferences.preferences().theme);
  private readonly nextTheme = computed<Theme>(() => {
    const index = THEMES.indexOf(this.theme());
    return THEMES[(index + 1) % THEMES.length] ?? 'auto';
  });

  protected readonly icon = computed(() => THEME_ICONS[this.theme()]);
  protected readonly label = computed(
    () => `Theme: ${NAMES[this.theme()]}. Change to ${NAMES[this.nextTheme()]}`,
  );

  protected async next(): Promise<void> {
    try {
      await this.preferences.change({ theme: this.nextTheme() });
    } catch (error) {
      this.notices.fail(errorMessage(error));
    }
  }
}
