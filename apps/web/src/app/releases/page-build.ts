const MAIN_SCRIPT = /\bmain-([\w-]{8})\.js$/;

/** The build of this page, as the server names it; null with the development server. */
export function pageBuildOf(document: Document): string | null {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')];
  const builds = scripts.flatMap(({ src }) => MAIN_SCRIPT.exec(src)?.[1] ?? []);
  return builds[0] ?? null;
}
