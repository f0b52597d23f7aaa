import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportDocx } from '#core/convert/docx-export.ts';
import { proveDocx } from '#core/convert/prove-docx.ts';
import { asIfAccepted, asIfRejected } from '#core/review/suggestions.ts';
import { BLANK, plainNotes } from '../typesetting/typesetting-fixture.ts';
import {
  everyBlock,
  greyPng,
  reviewOf,
  withSuggestions,
} from './docx-fixture.ts';
import { docxValues } from './docx-values.ts';

const IMAGE = 'a'.repeat(64);
const document = withSuggestions(everyBlock(20, IMAGE));
const values = docxValues({
  document,
  template: BLANK,
  was: plainNotes({ ...document, blocks: asIfRejected(document.blocks) }),
  becomes: plainNotes({ ...document, blocks: asIfAccepted(document.blocks) }),
  list: [],
  threads: reviewOf(document),
  images: new Map([[IMAGE, greyPng(16)]]),
  date: '2026-11-28',
});
const files = unzipSync(exportDocx(values));

const TEXT = 'word/document.xml';
const NOTES = 'word/footnotes.xml';

test.each([
  ['a word', TEXT, 'Port<', 'Fort<', /table cell not in its place.*“Port”/],
  ['a heading’s level', TEXT, '"Heading3"', '"Heading2"', /heading not in its/],
  ['a note’s mark', TEXT, /<w:footnoteReference w:id="3"\/>/, '', /not in the/],
  [
    'two marks',
    TEXT,
    'footnoteReference w:id="4"',
    'footnoteReference w:id="5"',
    /note \d/,
  ],
  ['words of a note', NOTES, 'In a list.', 'In a lis.', /note \d+ has other/],
  ['a header row', TEXT, '<w:tblHeader/>', '', /table cell not in its place/],
  ['a merged cell', TEXT, '<w:gridSpan w:val="2"/>', '', /table cell not in/],
  ['a marking', 'word/header1.xml', 'SENSITIVE', '', /not in the head of/],
  ['a page’s number', 'word/footer2.xml', ' PAGE ', ' DATE ', /\{PAGE\}/],
  ['a field of the cover', TEXT, 'The Secretary', '', /field To not in its/],
  ['alternative text', TEXT, 'descr="A grey', 'descr="A', /alternative text/],
  [
    'the language',
    'word/styles.xml',
    'w:val="en-GB"',
    'w:val="fr"',
    /language/,
  ],
  [
    'a tracked change',
    TEXT,
    /<w:ins [^>]*>(.*?put in.*?)<\/w:ins>/,
    '$1',
    /put in/,
  ],
  ['what was taken out', TEXT, 'taken out<', 'kept<', /taken out/],
  ['a comment', 'word/comments.xml', 'And how.', 'How.', /comment not in/],
  [
    'words of a comment',
    TEXT,
    /<w:commentRangeEnd w:id="0"\/>/,
    '',
    /other words/,
  ],
  [
    'a resolved one',
    'word/commentsExtended.xml',
    'done="1"',
    'done="0"',
    /resolved/,
  ],
  ['a block’s marking', TEXT, '(SECRET)', '(OPEN)', /SECRET/],
  ['code', TEXT, 'const a', 'const b', /code not in its place/],
])(
  'the proof notices that %s is not as it was',
  (_what, part, from, to, reason) => {
    const text = strFromU8(files[part] ?? new Uint8Array());
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const proof = proveDocx(
      values,
      zipSync({ ...files, [part]: strToU8(changed) }),
    );
    expect(proof.ok).toBe(false);
    expect(proof.missing.join('\n')).toMatch(reason);
  },
);
