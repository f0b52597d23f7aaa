import { expect, test } from 'vitest';
import type { MeasuredLimit } from '#core/document/limits.ts';
import { stillOpen, type TextAgainstTemplate } from './still-open.ts';

const template: Parameters<typeof stillOpen>[0] = {
  marking: { place: 'top-right', required: true },
  fields: [
    { key: 'to', label: 'To', type: 'people', required: true },
    { key: 'from', label: 'From', type: 'text', required: true },
    { key: 'note', label: 'Note', type: 'text', required: false },
  ],
};
const filled = {
  marking: 'OFFICIAL',
  fields: { to: ['The Minister'], from: 'Analysis' },
};
const nothing: TextAgainstTemplate = {
  markers: 0,
  missing: [],
  limits: [],
  lacksList: false,
  notCleared: [],
};
const limit = (exceeded: boolean): MeasuredLimit => ({
  limit: { unit: 'words', most: 10 },
  length: 12,
  estimated: false,
  exceeded,
});

test('nothing is said of a briefing in which nothing is open', () => {
  expect(
    stillOpen(template, filled, nothing).map(({ sentence }) => sentence),
  ).toEqual([]);
  const limits = [limit(false)];
  expect(
    stillOpen(template, filled, { ...nothing, limits }).map(
      ({ sentence }) => sentence,
    ),
  ).toEqual([]);
});

test('markers are counted, and what the template requires and is not there is named', () => {
  const head = { marking: ' ', fields: { from: '  ' } };
  const text = {
    markers: 2,
    missing: ['Issue', 'Advice'],
    limits: [limit(true)],
    lacksList: true,
    notCleared: ['Not cleared by Legal yet.'],
  };
  expect(
    stillOpen(template, head, text).map(({ sentence }) => sentence),
  ).toEqual([
    expect.stringMatching(/^2 markers are not linked/),
    expect.stringMatching(/^There is no list of sources/),
    'There is no marking, and the template requires one.',
    'Required and empty: To, From.',
    'Required headings that are not there: Issue, Advice.',
    'Not cleared by Legal yet.',
    expect.stringMatching(/12 words long and the template allows 10 words/),
  ]);
  expect(
    stillOpen(template, filled, { ...nothing, markers: 1 }).map(
      ({ sentence }) => sentence,
    ),
  ).toEqual([expect.stringMatching(/^1 marker is not linked/)]);
});
