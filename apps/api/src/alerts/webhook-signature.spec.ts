import { execFileSync } from 'node:child_process';
import { webhookSignature } from './webhook-signature';

describe('webhookSignature', () => {
  it('is the HMAC of the time and the body, as openssl computes it', () => {
    const body = '{"summary":"Clocks go back 60 minutes in Asunción"}';
    const hmac = execFileSync('openssl', ['dgst', '-sha256', '-hmac', 'the secret', '-r'], {
      input: `1795000000.${body}`,
      encoding: 'utf8',
    }).slice(0, 64);
    expect(webhookSignature('the secret', body, 1_795_000_000_999)).toBe(`t=1795000000,v1=${hmac}`);
  });
});
