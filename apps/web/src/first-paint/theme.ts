/** Runs in the head of the document: applies the theme of the device where the server does not know that of a user. */
import { applyTheme, rememberedTheme } from '../app/preferences/theme';

if (!document.documentElement.dataset['theme']) applyTheme(document, rememberedTheme());
