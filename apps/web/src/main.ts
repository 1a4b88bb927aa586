import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyTheme, rememberedTheme } from './app/preferences/theme';

// Documents of the server apply the theme before the first paint; those of the development server do not.
if (!document.documentElement.dataset['theme']) applyTheme(document, rememberedTheme());

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});
