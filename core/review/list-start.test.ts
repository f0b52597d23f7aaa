import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { numberedParts } from '../checks/numbered-parts.ts';
import { blocksDigest } from '../document/block-digest.ts';
import { docWith, ol, olFrom } from '../document/builder.ts';
import type { Block, BriefingDocument } from '../document/document.ts';
import { formInWords, formOf, sameForm, withForm } from './block-form.ts';
import { compareDocuments } from './compare-documents.ts';
import { listChanges } from './list-changes.ts';
import { suggestEdit } from './suggest-edit.ts';
import { decideSuggestions } from './suggestions.ts';
import { textHash } from './text-hash.ts';

const ITEMS = [['Four'], ['Five']];
const before = docWith({}, ol(...ITEMS));
const [list] = before.blocks as readonly [Block];
const numbered = (start: number): Block => ({ ...list, start }) as Block;
const after: BriefingDocument = { ...before, blocks: [numbered(4)] };
const within = (start?: number): BriefingDocument => ({
  ...before,
  blocks: [
    {
      ...list,
      type: 'list',
      style: 'ordered',
      items: [
        {
          content: [],
          children: {
            style: 'ordered',
            ...(start !== undefined && { start }),
            items: [{ content: [{ type: 'text', text: 'a' }] }],
          },
        },
      ],
    },
  ],
});
const cited = (document: BriefingDocument) => ({
  document,
  sources: new Map(),
});
const hash = (document: BriefingDocument): string =>
  textHash(document, new Map(), (text) =>
    createHash('sha256').update(text).digest('hex'),
  );

test('another first number is another text: a sign-off on the one is none on the other', () => {
  expect(hash(after)).not.toBe(hash(before));
  expect(hash(within(3))).not.toBe(hash(within()));
  expect(blocksDigest(after.blocks)).not.toBe(blocksDigest(before.blocks));
});

test('a comparison of versions shows the first number that changed', () => {
  const compared = compareDocuments(cited(before), cited(after));
  expect(compared.blocks).toMatchObject([
    {
      traits: [{ trait: 'First number', before: '1', after: '4' }],
      lines: [{ label: '4.' }, { label: '5.' }],
    },
  ]);
  expect(listChanges(compared)).toHaveLength(1);
  const inner = compareDocuments(cited(within()), cited(within(3)));
  expect(inner.blocks[0]?.lines[1]).toMatchObject({
    label: '3.',
    change: 'changed',
    shifted: {
      before: 'Level 2, numbered',
      after: 'Level 2, numbered from 3',
    },
  });
  expect(listChanges(inner)).toHaveLength(1);
});

test('a form has its first number, and says it', () => {
  const [one, four] = [formOf(list), formOf(numbered(4))];
  expect(sameForm(one, four)).toBe(false);
  expect(formInWords(four, one)).toBe('counted from 4');
  expect(formInWords(one, four)).toBe('counted from 1');
  expect(withForm(numbered(4), one)).toEqual(list);
  expect(withForm(list, four)).toEqual(numbered(4));
});

test('a first number can be suggested, and taken or refused', () => {
  let ids = 0;
  const { blocks, refused } = suggestEdit({
    before: before.blocks,
    after: after.blocks,
    by: {
      author: 'Ana',
      at: '2026-11-28T10:00:00.000Z',
      newId: () => `s${(ids += 1)}`,
    },
    selected: null,
    spots: [],
  } as never);
  expect(refused).toBeNull();
  expect(blocks).toMatchObject([
    {
      id: list.id,
      start: 4,
      reshaped: { author: 'Ana', from: { style: 'ordered' } },
    },
  ]);
  expect(decideSuggestions(blocks, () => 'accept')).toEqual(after.blocks);
  expect(decideSuggestions(blocks, () => 'reject')).toEqual(before.blocks);
});

test('a reference to an item finds the number that is printed', () => {
  const parts = numberedParts(docWith({}, ol(['1'], ['2']), olFrom(3, ['3'])));
  expect([...parts.paragraph]).toEqual(['1', '2', '3']);
  const apart = numberedParts(docWith({}, ol(['1']), olFrom(7, ['7'])));
  expect([...apart.paragraph]).toEqual(['1', '7']);
});
