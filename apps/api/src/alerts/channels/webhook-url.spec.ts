import { webhookUrlFault } from './webhook-url';

describe('webhookUrlFault', () => {
  it.each([
    'https://example.org',
    'http://example.org/hook?token=1',
    'https://example.org:8443/',
    'https://1.1.1.1/',
    'https://[2606:4700::1111]/',
  ])('accepts %s', (url) => {
    expect(webhookUrlFault(url, false)).toBeNull();
  });

  it.each([
    ['', 'whole URL'],
    ['example.org/hook', 'whole URL'],
    ['ftp://example.org', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['https://ada:secret@example.org', 'user name'],
    ['https://example.org/#part', 'fragment'],
    ['https://example.org:25/', 'port'],
    ['https://example.org:22', 'port'],
    [`https://example.org/${'x'.repeat(2000)}`, 'characters'],
    ['http://localhost:3000/', 'public internet'],
    ['http://api.localhost/', 'public internet'],
    ['http://127.0.0.1/', 'public internet'],
    ['http://0x7f.1/', 'public internet'],
    ['http://2130706433/', 'public internet'],
    ['http://169.254.169.254/latest/meta-data/', 'public internet'],
    ['http://[::1]/', 'public internet'],
    ['http://[::ffff:10.0.0.1]/', 'public internet'],
  ])('refuses %j', (url, words) => {
    expect(webhookUrlFault(url, false)).toContain(words);
  });

  it('accepts private hosts if they are allowed, and nothing else that is refused', () => {
    expect(webhookUrlFault('http://127.0.0.1:8123/', true)).toBeNull();
    expect(webhookUrlFault('http://ada:secret@127.0.0.1/', true)).toContain('user name');
  });
});
