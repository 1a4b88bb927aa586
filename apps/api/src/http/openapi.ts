import { type INestApplication, NotFoundException } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import {
  API_PREFIX,
  CSRF_COOKIE,
  CSRF_HEADER,
  DOCS_PATH,
  HOST_COOKIE_PREFIX,
  OPENAPI_PATH,
  SECURE_COOKIE_PREFIX,
} from '@live-tz/contracts';
import type { RequestHandler } from 'express';
import type { Config } from '../config/env';
import { VERSION } from '../config/release';
import { echoCsrfToken } from './echo-csrf-token';
import { documentSharedProblems } from '../errors/openapi-problems';
import { sendFailure } from '../errors/problem.filter';
import { ignoreConditions } from './request-conditions';
import { docsPolicy } from './security-headers';
import { SESSION_COOKIE } from '../sessions/session-cookie';

/** The document takes a fifth of a second to make. Unless somebody asks for it before, that is done between two seconds. */
const DOCS_AFTER_MS = 5_500;

/** The description of the REST face, made of the controllers; `apps/api/openapi.json` is a copy of it. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Live TZ')
    .setDescription(
      'Live clocks of the world, by a server that owns the time and the rules. Instants are UTC milliseconds, offsets minutes ' +
        `east of UTC. Errors are problems (RFC 9457). Every POST, PUT, PATCH and DELETE echoes the cookie ${CSRF_COOKIE}, set by ` +
        `GET ${API_PREFIX}/auth/session, in the header ${CSRF_HEADER}; behind TLS its name begins with ${HOST_COOKIE_PREFIX} or ` +
        `${SECURE_COOKIE_PREFIX}. Places: GeoNames (CC BY 4.0); their zones: ` +
        'OpenStreetMap contributors (ODbL 1.0).',
    )
    .setVersion(VERSION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addCookieAuth(SESSION_COOKIE, { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  documentSharedProblems(document);
  return document;
}

/** What the page of Swagger UI loads; the package holds its sources' maps, its notes and a page of its own besides. */
const DOCS_FILES = new Set([
  '/',
  '/favicon-16x16.png',
  '/favicon-32x32.png',
  '/swagger-ui-bundle.js',
  '/swagger-ui-init.js',
  '/swagger-ui-standalone-preset.js',
  '/swagger-ui.css',
]);

/** Stands in front of Swagger UI: lets through what its page needs, with the policy that it needs. */
export function docsFiles({ http }: Config): RequestHandler {
  const policy = docsPolicy(http);
  return (request, response, next) => {
    if (!DOCS_FILES.has(request.path)) {
      sendFailure(new NotFoundException(), request, response);
      return;
    }
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', 'no-cache');
    // Nest would report a range outside of the file as a fault of the server.
    ignoreConditions(request);
    next();
  };
}

/** Swagger UI over the document. Its requests go out as those of the signed-in person, CSRF token included. */
export function serveDocs(app: INestApplication, basePath: string): void {
  let made: OpenAPIObject | null = null;
  const document = (): OpenAPIObject => {
    made ??= { ...openApiDocument(app), servers: [{ url: basePath || '/' }] };
    return made;
  };
  setTimeout(document, DOCS_AFTER_MS - (Date.now() % 1000)).unref();
  SwaggerModule.setup(DOCS_PATH.slice(1), app, document, {
    jsonDocumentUrl: OPENAPI_PATH.slice(1),
    raw: ['json'],
    customSiteTitle: 'Live TZ API',
    swaggerOptions: {
      // Without the bar that loads descriptions from elsewhere.
      layout: 'BaseLayout',
      requestInterceptor: echoCsrfToken,
      tryItOutEnabled: true,
      validatorUrl: null,
    },
  });
}
