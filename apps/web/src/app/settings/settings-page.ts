import { ChangeDetectionStrategy, Component } from '@angular/core';
import { AppHeader } from '../shell/app-header';
import { AlertSettings } from './alerts/alert-settings';
import { DataCredits } from './data-credits';
import { DataSettings } from './data-settings';
import { DisplaySettings } from './display-settings';
import { HomeSettings } from './home-settings';
import { NameSettings } from './name-settings';
import { PasswordSettings } from './password-settings';
import { SessionSettings } from './session-settings';
import { TokenSettings } from './tokens/token-settings';
import { TwoStepSettings } from './two-step-settings';

@Component({
  selector: 'ltz-settings-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AlertSettings,
    AppHeader,
    DataCredits,
    DataSettings,
    DisplaySettings,
    HomeSettings,
    NameSettings,
    PasswordSettings,
    SessionSettings,
    TokenSettings,
    TwoStepSettings,
  ],
  template: `
    <div class="page">
      <ltz-app-header />
      <main>
        <h1>Settings</h1>
        <ltz-display-settings class="panel" />
        <ltz-home-settings class="panel" />
        <ltz-alert-settings class="panel" />
        <ltz-name-settings class="panel" />
        <ltz-password-settings class="panel" />
        <ltz-two-step-settings class="panel" />
        <ltz-session-settings class="panel" />
        <ltz-token-settings class="panel" />
        <ltz-data-settings class="panel" />
        <ltz-data-credits />
      </main>
    </div>
  `,
  styleUrl: './settings-page.css',
})
export class SettingsPage {}
