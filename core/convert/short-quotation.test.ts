import { expect, test } from 'vitest';
import { isShortQuotation } from './short-quotation.ts';

test.each([
  '“Mythos has a high ability to exploit system weaknesses”',
  '"We closed it blind."',
  '  “So.”  ',
  '‘So’',
  '‘Don’t do it’',
  '‘The states’ rights’',
  '’Så är det’',
  '«Ainsi»',
  '« Ainsi »',
  '»So ist es«',
  '»Så är det»',
  '„So ist es“',
  '„Tak jest”',
  '‚So‘',
  '‹Ainsi›',
  '”Så är det”',
  '「述べた。」',
  '『述べた。』',
  '「彼は「はい」と述べた。」',
  '“He said “yes” to it”',
  '“He said ‘yes’ to it”',
  '“Words [3]”',
  `“${'a'.repeat(298)}”`,
  `“${'𠮷'.repeat(298)}”`,
])('%s is one', (paragraph) => {
  expect(isShortQuotation(paragraph)).toBe(true);
});

test.each([
  '',
  '“',
  '“”',
  '“…”',
  '“So” [3]',
  '“So”[3]',
  '“So”.',
  '“A” and “B”',
  '"A," he said, "B."',
  '‘A’ and ‘B’',
  '‘A,’ he said. ‘B.’',
  '«A» et «B»',
  '„A“ und „B“',
  '「A」と「B」',
  '”A” och ”B”',
  'He said “so”',
  '“So» ',
  "'So'",
  '“So',
  `“${'a'.repeat(299)}”`,
])('%s is none', (paragraph) => {
  expect(isShortQuotation(paragraph)).toBe(false);
});
