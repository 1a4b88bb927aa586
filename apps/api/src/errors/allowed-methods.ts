import type { Request } from 'express';

/** What is used here of a layer of Express' router; `route` is missing where it is middleware. */
interface RouterLayer {
  match(path: string): unknown;
  route?: { methods: Partial<Record<string, boolean>> };
}

/**
 * The methods that are served at the path of a request, by any of the routes: what the header `Allow` of a 405 must name
 * (RFC 9110, section 15.5.6). None where the path itself is unknown.
 */
export function allowedMethods(request: Request): string[] {
  const layers = request.app.router.stack as unknown as RouterLayer[];
  const routes = layers
    .flatMap((layer) => (layer.route && layer.match(request.path) ? layer.route : []))
    // Nest binds the middleware of modules as routes of every method there is.
    .filter((route) => !route.methods['connect']);
  const methods = routes.flatMap((route) => Object.keys(route.methods).map((method) => method.toUpperCase()));
  // Express answers HEAD by GET.
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
}
