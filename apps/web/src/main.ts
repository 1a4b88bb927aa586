import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyTheme, rememberedTheme } from './app/preferences/theme';

applyTheme(document, rememberedTheme());
// Loads the font before any text needs it, so that the digits do not change their shape after the first paint.
document.fonts.load("300 4rem 'Inter Variable'").catch(() => undefined);

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});
