/** Every path of the public face, relative to the base path (`BASE_PATH`) of the installation. */
export const API_PREFIX = '/api/v1';
/** Swagger UI, made from the same document as {@link OPENAPI_PATH}. */
export const DOCS_PATH = '/api/docs';
export const OPENAPI_PATH = '/api/openapi.json';
/** Where Socket.IO listens; the clock's namespace is {@link CLOCK_NAMESPACE}. */
export const SOCKET_IO_PATH = '/socket.io';
export const CLOCK_NAMESPACE = '/clock';
/** The plain WebSocket: `/ws/time/<zone>/`, one zone a socket. */
export const PLAIN_SOCKET_PATH = '/ws/time';
/**
 * Angular's own convention: the cookie that is readable, and the header that must echo it. Behind TLS the name of the cookie has
 * {@link HOST_COOKIE_PREFIX}, or {@link SECURE_COOKIE_PREFIX} under a base path.
 */
export const CSRF_COOKIE = 'XSRF-TOKEN';
export const CSRF_HEADER = 'X-XSRF-TOKEN';
/** Prefixes of cookies that only an answer over TLS can set (RFC 6265bis, section 4.1.3). */
export const HOST_COOKIE_PREFIX = '__Host-';
export const SECURE_COOKIE_PREFIX = '__Secure-';
