import { TOKEN_SCOPES } from '@live-tz/contracts';
import { requireScope } from './token-scope';

describe('requireScope', () => {
  it.each(TOKEN_SCOPES)('accepts a token with %s itself', (scope) => {
    expect(() => requireScope([scope], scope)).not.toThrow();
  });

  it('accepts a token that may change boards where it reads them', () => {
    expect(() => requireScope(['boards:write'], 'boards:read')).not.toThrow();
  });

  it.each([
    ['boards:write', ['boards:read', 'clock:read', 'account:read']],
    ['account:read', ['boards:write']],
    ['clock:read', []],
  ] as const)('names the missing scope %s, to a user and to a program', (required, scopes) => {
    expect(() => requireScope(scopes, required)).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        code: 'token-insufficient',
        message: `This token lacks the scope ${required}: create one that has it.`,
        challenge: `Bearer error="insufficient_scope", scope="${required}"`,
      }),
    );
  });
});
