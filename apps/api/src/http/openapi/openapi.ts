import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import {
  API_PREFIX,
  CSRF_COOKIE,
  CSRF_HEADER,
  DOCS_PATH,
  HOST_COOKIE_PREFIX,
  OPENAPI_PATH,
  SECURE_COOKIE_PREFIX,
  TOKEN_PREFIX,
} from '@live-tz/contracts';
import type { RequestHandler } from 'express';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Config } from '../../config/env';
import { VERSION } from '../../config/release';
import { echoCsrfToken } from '../echo-csrf-token';
import { documentSharedProblems } from '../../errors/openapi-problems';
import { sendUnrouted } from '../../errors/problem.filter';
import { toOpenApi31 } from './openapi-31';
import { documentCsrfToken } from './openapi-csrf';
import { withExamples } from './openapi-examples';
import { documentPublicOperations } from './openapi-security';
import { TAGS } from './openapi-tags';
import { ignoreConditions } from '../request-conditions';
import { docsPolicy } from '../security-headers';
import { SESSION_COOKIE } from '../../sessions/session-cookie';

/** Building the document takes a fifth of a second: it is built on the first request, this long after a tick. */
const AFTER_TICK_MS = 300;

/** The OpenAPI description of the REST API, built from the controllers; `apps/api/openapi.json` is a copy of it. */
function openApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Live TZ')
    .setDescription(
      'Live clocks of the world, from a server that owns the time and the rules. Instants are UTC milliseconds, offsets minutes ' +
        `east of UTC. Errors are problems (RFC 9457). A method that an address does not serve gets 405 with Allow, headers over ` +
        `16 kB get 431, and a client that takes more than its share of the server 429 with Retry-After. ` +
        `Every POST, PUT, PATCH and DELETE echoes the cookie ${CSRF_COOKIE}, set by ` +
        `GET ${API_PREFIX}/auth/session, in the header ${CSRF_HEADER}, unless the request has a token; behind TLS its name begins with ${HOST_COOKIE_PREFIX} or ` +
        `${SECURE_COOKIE_PREFIX}. Places: GeoNames (CC BY 4.0); their zones: ` +
        'OpenStreetMap contributors (ODbL 1.0).',
    )
    .setVersion(VERSION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addCookieAuth(
      SESSION_COOKIE,
      {
        type: 'apiKey',
        in: 'cookie',
        description:
          `The session that POST ${API_PREFIX}/auth/login or ${API_PREFIX}/auth/register begins; behind TLS the name of its ` +
          `cookie begins with ${HOST_COOKIE_PREFIX} or ${SECURE_COOKIE_PREFIX}.`,
      },
      'session',
    )
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: `${TOKEN_PREFIX} and 64 hexadecimal digits`,
        description:
          `A token of a user (POST ${API_PREFIX}/users/me/tokens), for programs. Each operation names the scope that it needs; without it the ` +
          'answer is 403. A request with a token needs no CSRF token, and its cookies are ignored.',
      },
      'bearer',
    )
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  document.tags = [...TAGS];
  documentSharedProblems(document);
  documentCsrfToken(document);
  documentPublicOperations(document);
  return withExamples(toOpenApi31(document));
}

/** The files that the page of Swagger UI loads; the package also contains source maps, notices and a sample page. */
const DOCS_FILES = new Set([
  '/',
  '/favicon-16x16.png',
  '/favicon-32x32.png',
  '/swagger-ui-bundle.js',
  '/swagger-ui-init.js',
  '/swagger-ui-standalone-preset.js',
  '/swagger-ui.css',
]);
const READ_METHODS = ['GET', 'HEAD'];

/** Middleware before Swagger UI: passes on requests for the files that its page needs, with the policy that it needs. */
export function docsFiles({ http }: Config): RequestHandler {
  const policy = docsPolicy(http);
  return (request, response, next) => {
    const methods = DOCS_FILES.has(request.path) ? READ_METHODS : [];
    if (!methods.includes(request.method)) {
      sendUnrouted(request, response, methods);
      return;
    }
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', 'no-cache');
    // Nest would report a range outside of the file as a fault of the server.
    ignoreConditions(request);
    next();
  };
}

/** Swagger UI for the document. Its requests are sent as the signed-in user, with the CSRF token. */
export function serveDocs(app: INestApplication, basePath: string): void {
  let built: OpenAPIObject | null = null;
  const document = (): OpenAPIObject => {
    built ??= { ...openApiDocument(app), servers: [{ url: basePath || '/' }] };
    return built;
  };
  const buildBetweenTicks: RequestHandler = (_request, _response, next) => {
    if (built !== null) return next();
    const build = (): void => {
      document();
      next();
    };
    setTimeout(build, MS_PER_SECOND - (Date.now() % MS_PER_SECOND) + AFTER_TICK_MS);
  };
  app.use([DOCS_PATH, OPENAPI_PATH], buildBetweenTicks);
  SwaggerModule.setup(DOCS_PATH.slice(1), app, document, {
    jsonDocumentUrl: OPENAPI_PATH.slice(1),
    raw: ['json'],
    customSiteTitle: 'Live TZ API',
    swaggerOptions: {
      // Without the top bar, which loads descriptions from other servers.
      layout: 'BaseLayout',
      requestInterceptor: echoCsrfToken,
      tryItOutEnabled: true,
      validatorUrl: null,
    },
  });
}
