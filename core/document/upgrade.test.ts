import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { doc, p, text } from './builder.ts';
import { DOCUMENT_VERSION } from './document.ts';
import { stepTo, STEPS, upgradeDocument } from './upgrade.ts';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

test('a document of this version is itself', () => {
  const document = doc(p('Words'));
  expect(upgradeDocument(document)).toBe(document);
});

test.each([
  null,
  undefined,
  1,
  'words',
  [],
  {},
  { version: '1' },
  { version: 0 },
])('%j is no document', (value) => {
  expect(codeOf(() => upgradeDocument(value))).toBe('bad-input');
});

test('a document of a later version is refused as newer', () => {
  const later = { ...doc(p('Words')), version: DOCUMENT_VERSION + 1 };
  expect(codeOf(() => upgradeDocument(later))).toBe('newer');
});

test('a document of this version that is not valid is refused', () => {
  expect(codeOf(() => upgradeDocument({ ...doc(), title: 3 }))).toBe(
    'bad-input',
  );
});

test('there is a step for each version before this one, and no other', () => {
  expect(Object.keys(STEPS).map(Number)).toEqual(
    Array.from({ length: DOCUMENT_VERSION - 1 }, (_, index) => index + 1),
  );
});

test.each([1, 2, 3])('a document of version %i passes as it is', (version) => {
  const document = doc(
    p('Words ', text('hidden', 'redaction')),
    { type: 'rule' },
    { type: 'page-break' },
  );
  expect(upgradeDocument({ ...document, version })).toEqual(document);
});

test('suggested changes came with version 4, reasons for redaction with 5: one before it refuses the document as newer', () => {
  const suggestion = { id: 's', author: 'Ana', at: '2026-11-28T10:00:00.000Z' };
  const document = doc(p({ ...text('Words'), inserted: suggestion }));
  expect(upgradeDocument({ ...document, version: 4 })).toEqual(document);
  const reasoned = doc(
    p({ ...text('Words', 'redaction'), reason: 'Privacy' }),
    {
      type: 'image',
      attachment: 'a'.repeat(64),
      alternative: '',
      redaction: { reason: 'Security' },
    },
  );
  expect(reasoned.version).toBe(5);
  expect(upgradeDocument(reasoned)).toBe(reasoned);
  expect(() => upgradeDocument(reasoned, STEPS, 4)).toThrow(
    'written by a newer Precis (document version 5; this one knows 4)',
  );
  // A reason says why words are left out, and no others have one.
  expect(
    codeOf(() => upgradeDocument(doc(p({ ...text('Words'), reason: 'Why' })))),
  ).toBe('bad-input');
});

test('steps go one after the other and give the version they reach', () => {
  const steps: typeof STEPS = {
    1: (json) => ({ ...json, words: [json['word']] }),
    2: (json) => ({
      version: json['version'],
      count: (json['words'] as []).length,
    }),
  };
  expect(stepTo({ version: 1, word: 'a' }, steps, 3)).toEqual({
    version: 3,
    count: 1,
  });
  expect(stepTo({ version: 2, words: [] }, steps, 3)).toEqual({
    version: 3,
    count: 0,
  });
  expect(codeOf(() => stepTo({ version: 1 }, { 2: (json) => json }, 3))).toBe(
    'bad-input',
  );
});

test('what a step gives is validated as a document of today', () => {
  const older = { ...doc(p('Words')), version: DOCUMENT_VERSION };
  const steps: typeof STEPS = {
    [DOCUMENT_VERSION]: (json) => ({ ...json, title: 3 }),
  };
  expect(
    codeOf(() => upgradeDocument(older, steps, DOCUMENT_VERSION + 1)),
  ).toBe('bad-input');
});
