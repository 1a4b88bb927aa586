/** Ends a command that needs the development tools with a message where `npm ci --omit=dev` has left them out. */
import { hasDevTools, isPruned } from './installation.mjs';

if (isPruned() || !hasDevTools()) {
  process.stderr.write(
    'This command needs the development tools, which are not installed: run `npm ci` first.\n',
  );
  process.exit(1);
}
