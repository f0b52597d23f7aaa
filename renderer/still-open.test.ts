import { expect, test } from 'vitest';
import { stillOpen } from './still-open.ts';

const template: Parameters<typeof stillOpen>[0] = {
  fields: [
    { key: 'to', label: 'To', type: 'people', required: true },
    { key: 'from', label: 'From', type: 'text', required: true },
    { key: 'note', label: 'Note', type: 'text', required: false },
  ],
};

test('nothing is said of a briefing in which nothing is open', () => {
  const fields = { to: ['The Minister'], from: 'Analysis' };
  expect(stillOpen(template, { fields }, 0)).toEqual([]);
});

test('markers are counted, and required fields without words are named', () => {
  const said = stillOpen(template, { fields: { from: '  ' } }, 2);
  expect(said).toEqual([
    expect.stringMatching(/^2 markers are not linked/),
    'Required and empty: To, From.',
  ]);
  expect(stillOpen(template, { fields: { to: 'A', from: 'B' } }, 1)).toEqual([
    expect.stringMatching(/^1 marker is not linked/),
  ]);
});
