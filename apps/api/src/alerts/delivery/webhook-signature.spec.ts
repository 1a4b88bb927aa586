import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webhookSignature } from './webhook-signature';

const BODY = '{"summary":"Clocks go back 60 minutes in Asunción"}';
const DOCUMENTATION = readFileSync(join(__dirname, '../../../../../docs/alerts.md'), 'utf8');

describe('webhookSignature', () => {
  it('is the HMAC of the time and the body in UTF-8, as openssl computes it', () => {
    expect(webhookSignature('the secret', BODY, 1_795_000_000_999)).toBe(
      't=1795000000,v1=d0965856a88bbe144b0a39011c62aa77a360bc435a3054068ef34005ad13be60',
    );
  });
});

/** The programs of the documentation, each with a call for every list of arguments that it reads from its standard input. */
const SNIPPETS = [
  [
    'js',
    'node',
    (snippet: string) => [
      '-e',
      `${snippet}
const calls = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(calls.map(([header, body, secret]) => isFromLiveTz(header, Buffer.from(body), secret))));`,
    ],
  ],
  [
    'python',
    'python3',
    (snippet: string) => [
      '-c',
      `${snippet}
import json, sys
calls = json.loads(sys.stdin.buffer.read())
print(json.dumps([is_from_live_tz(header, body.encode(), secret) for header, body, secret in calls]))`,
    ],
  ],
] as const;

describe.each(SNIPPETS)(
  'the check of a signature in docs/alerts.md, in %s',
  (language, program, argumentsOf) => {
    const isInstalled = spawnSync(program, ['--version']).status === 0;
    const itIfInstalled = isInstalled ? it : it.skip;

    itIfInstalled(
      `accepts a message of this server and no other${isInstalled ? '' : ` (skipped: ${program} is not installed)`}`,
      () => {
        const [, snippet = ''] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(DOCUMENTATION) ?? [];
        const signature = webhookSignature('the secret', BODY, Date.now());
        const calls = [
          [signature, BODY, 'the secret'],
          [signature, `${BODY} `, 'the secret'],
          [signature, BODY, 'another secret'],
          [webhookSignature('the secret', BODY, Date.now() - 400_000), BODY, 'the secret'],
          [signature.replace(/t=\d+/, `t=${Math.floor(Date.now() / 1000) - 9}`), BODY, 'the secret'],
          [signature.slice(0, -1), BODY, 'the secret'],
          ['', BODY, 'the secret'],
        ];
        const { stdout, stderr } = spawnSync(program, argumentsOf(snippet), {
          input: JSON.stringify(calls),
          encoding: 'utf8',
        });
        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toEqual([true, ...Array<boolean>(calls.length - 1).fill(false)]);
      },
    );
  },
);
