import { AlertKeys } from './alert-keys';

const keys = new AlertKeys('a root key');

describe('the secret of a webhook', () => {
  it('is the same each time, and another one for each channel and root key', () => {
    expect(keys.webhookSecret('one')).toMatch(/^[\w-]{43}$/);
    expect(new AlertKeys('a root key').webhookSecret('one')).toBe(keys.webhookSecret('one'));
    expect(keys.webhookSecret('two')).not.toBe(keys.webhookSecret('one'));
    expect(new AlertKeys('another').webhookSecret('one')).not.toBe(keys.webhookSecret('one'));
  });
});

describe('a token that confirms a mail address', () => {
  it('names its channel', () => {
    expect(keys.channelOf(keys.confirmationToken('one'))).toBe('one');
  });

  it('is refused after any change, and with another root key', () => {
    const token = keys.confirmationToken('one');
    const changed = [
      token.replace('one', 'two'),
      `${token}x`,
      `${token}.x`,
      token.slice(0, -2),
      '',
      '.',
      'one',
    ];
    for (const each of changed) expect(keys.channelOf(each)).toBeNull();
    expect(new AlertKeys('another').channelOf(token)).toBeNull();
  });
});
