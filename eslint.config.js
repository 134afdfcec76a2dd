import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['**/dist/', 'docs/', 'coverage/', '.work/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      // Reading a field ends with noting its problem, which is worth undefined.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `as T` after a check that the compiler cannot follow; `!` would hide which type was meant.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Hot loops index typed arrays: `for of` over them is several times slower.
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
)
