import type { Request } from 'express';

/** The parts of a layer of Express' router that are used here; middleware has no `route`. */
interface RouterLayer {
  match(path: string): unknown;
  route?: { methods: Partial<Record<string, boolean>> };
}

/**
 * The methods served at the path of a request by any route: the value of the header `Allow` of a 405
 * (RFC 9110, section 15.5.6). Empty if the path itself is unknown.
 */
export function allowedMethods(request: Request): string[] {
  const layers = request.app.router.stack as unknown as RouterLayer[];
  // For middleware, Express strips the path of its mount point from `path`.
  const path = request.baseUrl + request.path;
  const routes = layers
    .flatMap((layer) => (layer.route && layer.match(path) ? layer.route : []))
    // Nest registers the middleware of modules as routes for every method.
    .filter((route) => !route.methods['connect']);
  const methods = routes.flatMap((route) => Object.keys(route.methods).map((method) => method.toUpperCase()));
  // Express answers HEAD with the route for GET.
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
}
