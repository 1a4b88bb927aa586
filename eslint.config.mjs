import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from '@angular-eslint/eslint-plugin';
import angularTemplate from '@angular-eslint/eslint-plugin-template';
import * as angularTemplateParser from '@angular-eslint/template-parser';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom inside the API, from the bottom up. A folder may use what is listed and nothing else of `src`. */
const FOUNDATION_EDGES = {
  config: [],
  errors: [],
  access: ['config', 'errors'],
  monitoring: ['config', 'errors', 'access'],
  database: ['config', 'errors', 'monitoring'],
  cluster: ['config', 'monitoring', 'database'],
  sessions: ['config', 'errors', 'database', 'cluster'],
  http: ['config', 'errors', 'sessions'],
  tokens: ['config', 'errors', 'access', 'database', 'cluster', 'sessions', 'http'],
};
const FOUNDATION = Object.keys(FOUNDATION_EDGES);
const API_EDGES = {
  ...FOUNDATION_EDGES,
  upgrades: ['config', 'errors', 'access', 'sessions', 'http', 'tokens'],
  limits: ['config', 'errors', 'access', 'monitoring', 'cluster', 'sessions', 'http', 'tokens'],
  audit: FOUNDATION,
  users: [...FOUNDATION, 'audit'],
  auth: [...FOUNDATION, 'audit', 'users'],
  timezones: FOUNDATION,
  boards: [...FOUNDATION, 'audit', 'users', 'timezones'],
  alerts: [...FOUNDATION, 'audit', 'timezones'],
  account: [...FOUNDATION, 'audit', 'users', 'auth', 'timezones', 'boards', 'alerts'],
  admin: [...FOUNDATION, 'audit', 'users', 'auth', 'boards'],
  clock: [...FOUNDATION, 'upgrades', 'timezones', 'boards'],
};
const API_FOLDERS = Object.keys(API_EDGES);

/** Packages that carry one job in one place; the exceptions stand below, by file. */
const GUARDED_PACKAGES = [
  {
    name: 'moment-timezone',
    files: ['apps/api/src/timezones/rules/zone-rules*.ts'],
    message: 'Ask ZoneRules: it is the only reader of the zone data.',
  },
  {
    name: 'ioredis',
    files: ['apps/api/src/cluster/**/*.ts'],
    message: 'Redis is reached through cluster/.',
  },
  {
    name: '@live-tz/test-cluster',
    files: [],
    message: 'Only tests start servers.',
  },
  {
    name: 'socket.io',
    files: ['apps/api/src/clock/sockets/clock.gateway.ts', 'apps/api/src/clock/sockets/socket-io.adapter.ts'],
    message: 'Socket.IO belongs to the gateway and its adapter.',
  },
];

/** These folders of the page do not import each other, but any may use `auth`. */
const WEB_FEATURES = ['admin', 'auth', 'boards', 'convert', 'planning', 'settings'];

function guardedPackagesFor(allowed = []) {
  return GUARDED_PACKAGES.filter(({ name }) => !allowed.includes(name)).map(({ name, message }) => ({
    group: [name, `${name}/**`],
    message,
  }));
}

function forbiddenFolders(folder) {
  const allowed = [folder, ...API_EDGES[folder]];
  const forbidden = API_FOLDERS.filter((other) => !allowed.includes(other));
  return forbidden.length === 0
    ? []
    : [
        {
          regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
          message: `${folder} may use: ${API_EDGES[folder].join(', ') || 'nothing else of src'}.`,
        },
      ];
}

const restrict = (folder, ...allowedPackages) => ({
  'no-restricted-imports': [
    'error',
    { patterns: [...forbiddenFolders(folder), ...guardedPackagesFor(allowedPackages)] },
  ],
});

const apiBoundaries = API_FOLDERS.flatMap((folder) => [
  { files: [`apps/api/src/${folder}/**/*.ts`], rules: restrict(folder) },
  {
    files: [`apps/api/src/${folder}/**/*.spec.ts`, `apps/api/src/${folder}/**/testing/**`],
    rules: restrict(folder, '@live-tz/test-cluster'),
  },
]);

const guardExceptions = GUARDED_PACKAGES.flatMap(({ name, files }) =>
  files.map((file) => ({
    files: [file],
    rules: restrict(
      API_FOLDERS.find((folder) => file.includes(`/src/${folder}/`)),
      name,
    ),
  })),
);

// An exception for a whole folder replaces the rule for the tests in it.
guardExceptions.push({
  files: ['apps/api/src/cluster/**/*.spec.ts'],
  rules: restrict('cluster', 'ioredis', '@live-tz/test-cluster'),
});

const webBoundaries = [
  ...WEB_FEATURES.map((feature) => ({
    files: [`apps/web/src/app/${feature}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${WEB_FEATURES.filter((other) => other !== feature && other !== 'auth').join('|')})(/|$)`,
              message: 'A feature may use auth and the shared folders, but no other feature.',
            },
          ],
        },
      ],
    },
  })),
  {
    files: ['apps/web/src/app/formatting/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(\\.\\./|@angular/)', message: 'Formatting is pure, and usable by every folder.' },
          ],
        },
      ],
    },
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/.angular',
      '**/.nx',
      '**/test-results',
      '**/playwright-report',
      // Generated: `npm run openapi`.
      'libs/client/src/openapi.ts',
    ],
  },
  js.configs.recommended,
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['jest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: [
            { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['scope:shared', 'scope:test'] },
            { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:shared', 'scope:test'] },
            { sourceTag: 'scope:test', onlyDependOnLibsWithTags: ['scope:shared'] },
            // What it imports is bundled into its package, which has no dependencies.
            {
              sourceTag: 'scope:client',
              onlyDependOnLibsWithTags: ['scope:shared'],
              bannedExternalImports: ['*'],
            },
            {
              sourceTag: 'scope:shared',
              onlyDependOnLibsWithTags: ['scope:shared'],
              bannedExternalImports: [
                '@nestjs/*',
                '@angular/*',
                'typeorm',
                'bull',
                'socket.io*',
                'class-*',
                'moment*',
                'rxjs',
              ],
            },
            { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
            { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:contract', 'type:domain'] },
            { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:contract', 'type:domain'] },
            { sourceTag: 'type:test', onlyDependOnLibsWithTags: ['type:contract'] },
            {
              sourceTag: 'type:e2e',
              onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:test'],
            },
            {
              sourceTag: 'type:tool',
              onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'type:test'],
            },
          ],
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'config/env.ts is the only reader of the environment.',
        },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Nest resolves constructor parameters by the classes its decorators see: they must stay value imports.
    files: ['apps/api/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: guardedPackagesFor() }] },
  },
  ...apiBoundaries,
  ...guardExceptions,
  ...webBoundaries,
  { files: ['apps/api/src/config/env.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: [
      '**/*.spec.ts',
      '**/*.e2e-spec.ts',
      '**/testing/**',
      'apps/api-e2e/**',
      'apps/web-e2e/**',
      'libs/test-cluster/**',
      'tools/**',
    ],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': 'off',
      'max-lines': 'off',
    },
  },
  {
    files: ['apps/web/src/**/*.ts'],
    plugins: { '@angular-eslint': angular },
    processor: angularTemplate.processors['extract-inline-html'],
    rules: {
      ...angular.configs.recommended.rules,
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'ltz', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'ltz', style: 'camelCase' },
      ],
    },
  },
  {
    files: ['apps/web/src/**/*.html'],
    plugins: { '@angular-eslint/template': angularTemplate },
    languageOptions: { parser: angularTemplateParser },
    rules: { ...angularTemplate.configs.recommended.rules, ...angularTemplate.configs.accessibility.rules },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  prettier,
);
