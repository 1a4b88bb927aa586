import { ChangeDetectionStrategy, Component } from '@angular/core';
import { AppHeader } from '../shell/app-header';

@Component({
  selector: 'ltz-settings-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AppHeader],
  template: '<ltz-app-header />',
})
export class SettingsPage {}
