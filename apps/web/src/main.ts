import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyTheme, rememberedTheme } from './app/preferences/theme';

applyTheme(document, rememberedTheme());

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});
