import { webhookSignature } from './webhook-signature';

describe('webhookSignature', () => {
  it('is the HMAC of the time and the body in UTF-8, as openssl computes it', () => {
    const body = '{"summary":"Clocks go back 60 minutes in Asunción"}';
    expect(webhookSignature('the secret', body, 1_795_000_000_999)).toBe(
      't=1795000000,v1=d0965856a88bbe144b0a39011c62aa77a360bc435a3054068ef34005ad13be60',
    );
  });
});
