/** Every public path, relative to the base path (`BASE_PATH`) of the installation. */
export const API_PREFIX = '/api/v1';
/** Swagger UI for the document at {@link OPENAPI_PATH}. */
export const DOCS_PATH = '/api/docs';
export const OPENAPI_PATH = '/api/openapi.json';
/** The path of Socket.IO; the clock's namespace is {@link CLOCK_NAMESPACE}. */
export const SOCKET_IO_PATH = '/socket.io';
export const CLOCK_NAMESPACE = '/clock';
/** The plain WebSocket: `/ws/time/<zone>/`, one zone per socket. */
export const PLAIN_SOCKET_PATH = '/ws/time';
/**
 * Angular's convention: a readable cookie, and the header that must echo it. Over TLS the name of the cookie has the prefix
 * {@link HOST_COOKIE_PREFIX}, or {@link SECURE_COOKIE_PREFIX} with a base path.
 */
export const CSRF_COOKIE = 'XSRF-TOKEN';
export const CSRF_HEADER = 'X-XSRF-TOKEN';
/** Prefixes of cookies that can only be set over TLS (RFC 6265bis, section 4.1.3). */
export const HOST_COOKIE_PREFIX = '__Host-';
export const SECURE_COOKIE_PREFIX = '__Secure-';
