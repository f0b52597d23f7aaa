import { expect, test } from 'vitest';
import type { BlockId } from '#core/document/document.ts';
import { restoredPart } from './restored-part.ts';

const ofField = (name: string, rewritten = false) =>
  restoredPart({ kind: 'field', block: null, name, rewritten });

test('a block and a field of the head come back by themselves', () => {
  const block = 'b1' as BlockId;
  expect(
    restoredPart({ kind: 'note', block, name: '1', rewritten: false }),
  ).toEqual({ block });
  expect(ofField('title')).toEqual({ field: 'title' });
  expect(ofField('fields.to')).toEqual({ field: 'fields.to' });
  expect(ofField('style')).toEqual({ field: 'style' });
});

test('how things stand, what is the library’s, and a source do not', () => {
  expect(ofField('status')).toBeNull();
  expect(ofField('template')).toBeNull();
  expect(ofField('style', true)).toBeNull();
  expect(
    restoredPart({ kind: 'source', block: null, name: 'a', rewritten: false }),
  ).toBeNull();
});
