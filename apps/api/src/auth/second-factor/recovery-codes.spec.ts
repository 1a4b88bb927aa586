import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes';

describe('recovery codes', () => {
  it('are ten different ones of 120 bits, without letters that look alike', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z02-9]{4}-){5}[a-hjkmnp-z02-9]{4}$/);
  });

  it('may be typed in capitals, with spaces or without separators', () => {
    const hash = recoveryCodeHash('abcd-efgh-jkmn-pqrs-tuvw-xyz2');
    expect(recoveryCodeHash(' ABCD EFGH JKMN PQRS TUVW XYZ2 ')).toBe(hash);
    expect(recoveryCodeHash('abcdefghjkmnpqrstuvwxyz2')).toBe(hash);
    expect(recoveryCodeHash('abcd-efgh-jkmn-pqrs-tuvw-xyz3')).not.toBe(hash);
  });
});
