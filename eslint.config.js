import lexical from '@lexical/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'precis-demo/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: {
        project: [
          './core/tsconfig.json',
          './electron/tsconfig.json',
          './renderer/tsconfig.json',
          './e2e/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets that this rule takes away.
      '@typescript-eslint/dot-notation': 'off',
      // A value is taken out of an object by naming it.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    plugins: { '@lexical': lexical, 'react-hooks': reactHooks },
    rules: {
      ...lexical.configs.recommended.rules,
      ...reactHooks.configs.recommended.rules,
      // It names the virtualizer of our lists, whose answers change in place and are read anew at each drawing.
      'react-hooks/incompatible-library': 'off',
    },
  },
);
