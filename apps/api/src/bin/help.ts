import { VERSION } from '../config/release';

/** What the image can do, for `docker run IMAGE help`. */
const HELP = `Live TZ ${VERSION}
  serve            the server; what runs without a command
  users COMMAND    who has an account and who may use /admin; \`users\` alone tells the commands
  backup FILE      the embedded database, while it serves; \`-\` writes to standard output
  restore FILE     with the server stopped; \`-\` reads from standard input
  migrate          brings the database up to this release; a start does it as well
  healthcheck      ends with 0 when the server of this container serves

With the server running:   docker exec CONTAINER users make-admin NAME
With the server stopped:   docker run --rm -v live-tz:/data IMAGE users list
Settings are environment variables; the README lists them.`;

process.stdout.write(`${HELP}\n`);
