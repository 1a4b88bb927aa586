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
/** Angular's own convention: the cookie that is readable, and the header that must echo it. */
export const CSRF_COOKIE = 'XSRF-TOKEN';
export const CSRF_HEADER = 'X-XSRF-TOKEN';
