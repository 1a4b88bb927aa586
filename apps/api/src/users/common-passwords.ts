import { createRequire } from 'node:module';

let commonPasswords: ReadonlySet<string> | null = null;

/** Whether many people use a password. The list takes 8 MB and is loaded when the first password is chosen. */
export function isCommonPassword(password: string): boolean {
  commonPasswords ??= loadCommonPasswords();
  return commonPasswords.has(password);
}

function loadCommonPasswords(): ReadonlySet<string> {
  const { dictionary } = createRequire(__filename)(
    '@zxcvbn-ts/language-common',
  ) as typeof import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(String));
}
