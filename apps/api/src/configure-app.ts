import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { API_PREFIX, DOCS_PATH } from '@live-tz/contracts';
import type { RequestHandler } from 'express';
import passport from 'passport';
import type { Logger } from 'pino';
import { SocketIoAdapter } from './clock/sockets/socket-io.adapter';
import { CONFIG, type Config } from './config/env';
import { SystemClock } from './config/system-clock';
import { stripBasePath } from './http/base-path';
import { compressResponses } from './http/compression';
import { allowAnyOrigin, shareAnonymousReads } from './http/cors';
import { Csrf } from './sessions/csrf';
import { warnOfUntrustedForwarding } from './http/forwarding-warning';
import { jsonBody } from './http/json-body';
import { momentPreview } from './http/moment-preview';
import { Metrics } from './monitoring/metrics';
import { ignoreAnyMatch } from './http/request-conditions';
import { docsFiles, serveDocs } from './http/openapi/openapi';
import { refuseMalformedRequests, refuseUnreadableAddresses } from './http/request-form';
import { RequestLimits } from './limits/request-limits';
import { refuseUnroutedRequests } from './errors/unrouted-requests';
import { requestLog } from './http/request-log';
import { securityHeaders, securityHeadersOf } from './http/security-headers';
import { removeDocumentHeaders } from './http/small-headers';
import { SessionCookie } from './sessions/session-cookie';
import { SessionKeys } from './sessions/session-keys';
import { SessionStore } from './sessions/session-store';
import { extendSession, sessionMiddleware } from './sessions/session.middleware';
import { SessionsRepository } from './sessions/sessions.repository';
import { LiveSessions } from './sessions/live-sessions';
import { closeWithToken, tokenMiddleware, unlessToken } from './tokens/token.middleware';
import { TokenAuthenticator } from './tokens/token-authenticator';
import { UsersService } from './users/users.service';
import { trustsAddressOf } from './http/trusted-proxies';
import { answerUnreadableRequests } from './http/unreadable-request';
import { UpgradeRouter } from './upgrades/upgrade-router';
import { type PageDataReader, type PreviewReader, webPage } from './http/web-page';
import { pageDataReader } from './page-data-reader';
import { ZoneRules } from './timezones/rules/zone-rules';

/** Paths of routes that do not begin with the prefix of the API. */
const PATHS_OUTSIDE_API = [
  'health/live',
  'health/ready',
  'metrics',
  'now',
  'now/*place',
  'stream',
  'api/timezone',
  'api/timezone.txt',
  'api/timezone/*location',
  'api/ip',
  'api/ip.txt',
  'api/ip/*address',
];

/** Configures everything around the modules, the same for the program and for its tests. */
export function configureApp(app: NestExpressApplication, logger: Logger): void {
  const config = app.get<Config>(CONFIG);
  const trustProxy = config.http.trustedProxies;
  app.set('trust proxy', trustProxy).disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.useWebSocketAdapter(new SocketIoAdapter(app));
  const server = app.getHttpServer() as Server;
  const trusts = trustsAddressOf(app);
  app.get(UpgradeRouter).attach(server, trusts);
  const limits = app.get(RequestLimits);
  limits.attach(server, trusts);
  answerUnreadableRequests(server, securityHeadersOf(config.http));
  if (config.http.publicUrl?.protocol === 'https:') app.use(markSecure);
  const rules = app.get(ZoneRules);
  app.use(
    allowAnyOrigin(config.http.basePath),
    limits.budgetMiddleware(),
    app.get(Metrics).middleware(),
    ...globalMiddleware(config, logger, limits, pageDataReader(app, logger), (path) =>
      momentPreview(path, (zone) => rules.resolve(zone) !== null),
    ),
  );
  app.use('/stream', closeWithToken(app.get(LiveSessions)), readToken(app), limits.userMiddleware());
  app.use(API_PREFIX, ...apiMiddleware(app));
  app.use(limits.workMiddleware());
  app.use(DOCS_PATH, docsFiles(config));
  app.setGlobalPrefix(API_PREFIX, { exclude: PATHS_OUTSIDE_API });
  serveDocs(app, config.http.basePath);
}

function globalMiddleware(
  config: Config,
  logger: Logger,
  limits: RequestLimits,
  readPageData: PageDataReader,
  readPreview: PreviewReader,
): RequestHandler[] {
  return [
    requestLog(logger),
    warnOfUntrustedForwarding(logger),
    securityHeaders(config),
    compressResponses((request, bodyBytes) => limits.chargeForCompression(request, bodyBytes)),
    ignoreAnyMatch,
    refuseMalformedRequests,
    stripBasePath(config.http.basePath),
    shareAnonymousReads,
    removeDocumentHeaders,
    ...webPage(config, readPageData, readPreview),
    refuseUnreadableAddresses,
  ];
}

function apiMiddleware(app: NestExpressApplication): RequestHandler[] {
  const clock = app.get(SystemClock);
  const limits = app.get(RequestLimits);
  const [cookie, rows] = [app.get(SessionCookie), app.get(SessionsRepository)];
  return [
    refuseUnroutedRequests,
    limits.concurrencyMiddleware(),
    readToken(app),
    ...[
      sessionMiddleware(cookie, app.get(SessionKeys), app.get(SessionStore)),
      extendSession(rows, cookie, () => clock.nowMs()),
      passport.session() as RequestHandler,
    ].map(unlessToken),
    limits.userMiddleware(),
    unlessToken(app.get(Csrf).middleware()),
    ...jsonBody(),
  ];
}

function readToken(app: NestExpressApplication): RequestHandler {
  const [users, limits] = [app.get(UsersService), app.get(RequestLimits)];
  return tokenMiddleware(app.get(TokenAuthenticator), {
    loadUser: (userId) => users.findActive(userId),
    onRefused: (request) => limits.refuseToken(request),
  });
}

/** `PUBLIC_URL` says that users connect over TLS, whether or not the proxy in front sends that. */
const markSecure: RequestHandler = (request, _response, next) => {
  Object.defineProperty(request, 'secure', { value: true });
  next();
};
