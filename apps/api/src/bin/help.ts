import { VERSION } from '../config/release';

/** The commands of the image, for `docker run IMAGE help`. */
const HELP = `Live TZ ${VERSION}
  serve            the server; runs without a command as well
  users COMMAND    manages accounts and administrators; \`users\` alone lists its commands
  backup FILE      backs up the embedded database, while it serves; \`-\` writes to standard output
  restore FILE     restores a backup with the server stopped; \`-\` reads from standard input
  migrate          migrates the database to this release; a start does it as well
  healthcheck      exits with 0 if the server of this container is ready

With the server running:   docker exec CONTAINER users make-admin NAME
With the server stopped:   docker run --rm -v live-tz:/data IMAGE users list
Settings are environment variables; the README lists them.`;

process.stdout.write(`${HELP}\n`);
