import { isMailAddress, mailboxOf } from './mail-address';

describe('isMailAddress', () => {
  it.each([
    'ada@example.org',
    'ada+clocks@mail.example.co.uk',
    "o'neil_a.b-c@example.org",
    'zoë@exämple.org',
  ])('accepts %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    ['another recipient in quotes', '"<eve@example.com>"@example.org'],
    ['a quoted space', '"ada b"@example.org'],
    ['another route', 'eve%example.com@example.org'],
    ['another route', 'example.com!eve@example.org'],
    ['an override of the direction', 'ada\u202e@example.org'],
    ['an invisible character', 'a\u200bda@example.org'],
    ['another at sign', 'ada\uff20b@example.org'],
    ['a name', 'Ada <ada@example.org>'],
    ['a list', 'ada@example.org,eve@example.com'],
    ['a comment', 'ada(x)@example.org'],
    ['another header', 'ada@example.org\r\nBcc: eve@example.com'],
    ['an IP address', 'ada@[127.0.0.1]'],
    ['no domain', 'ada@localhost'],
    ['nothing', ''],
  ])('refuses %s: %j', (_what, address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});

describe('mailboxOf', () => {
  it('is the same for all subaddresses', () => {
    expect(mailboxOf('Ada+1@Example.org')).toBe('ada@example.org');
    expect(mailboxOf('ada@example.org')).toBe('ada@example.org');
  });
});
