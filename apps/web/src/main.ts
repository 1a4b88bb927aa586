import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyTheme, rememberedTheme } from './app/preferences/theme';

applyTheme(document, rememberedTheme());
// Asked for before the first text needs it, so that the digits do not change their shape after the first paint.
void document.fonts.load("300 4rem 'Inter Variable'");

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});
