import { expect, test } from 'vitest';
import {
  bold,
  cite,
  doc,
  docWith,
  h,
  link,
  marker,
  note,
  p,
  pull,
  quote,
  table,
  ul,
} from '../document/builder.ts';
import { exportText } from './text-export.ts';

test('the body alone: no title, no notes, markers as they were written', () => {
  const document = docWith(
    { title: 'Not in it', marking: 'SECRET' },
    h(1, 'Costs'),
    p(
      'It ',
      bold('cost'),
      note(cite('smith')),
      ' 4 ',
      marker('[2, p. 4]'),
      '.',
    ),
    p('See ', link('https://example.org', 'the page'), '.'),
    { type: 'rule' },
    p(),
    p(' '),
    pull('“So”'),
    quote([['One'], ['Two']], ['Smith']),
    ul(['first'], ['second']),
    table([['Year'], ['2026']], { caption: ['By year'] }),
    { type: 'code', text: 'x[1]\ny' },
  );
  expect(exportText(document, [])).toBe(
    [
      'Costs',
      'It cost 4 [2, p. 4].',
      'See the page.',
      '“So”',
      'One\nTwo\nSmith',
      'first\nsecond',
      'By year\nYear\n2026',
      'x[1]\ny\n',
    ].join('\n\n'),
  );
});

test('a briefing without words is an empty line', () => {
  expect(exportText(doc(), [])).toBe('\n');
});
