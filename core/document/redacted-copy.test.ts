import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cite,
  doc,
  docWith,
  h,
  italic,
  marker,
  note,
  p,
  table,
  text,
} from './builder.ts';
import type { Block, Image, Inline, Text } from './document.ts';
import { countRedactions, redactedCopy } from './redacted-copy.ts';
import { REDACTED_PICTURE } from './redaction-bar.ts';
import { parseBriefingDocument } from './schema.ts';
import { footnotesOf, plainText } from './walk.ts';

const secret = (words: string): Text => text(words, 'redaction');
const bar = secret('[Redacted]');
const contentOf = (block: Block | undefined): readonly unknown[] =>
  (block as { content: readonly unknown[] }).content;
const lineOf = (...parts: Parameters<typeof p>): readonly unknown[] =>
  contentOf(redactedCopy(doc(p(...parts))).document.blocks[0]);

describe('a passage', () => {
  test('is one bar, whatever its looks, lines and length', () => {
    expect(lineOf('The ', secret('a'), ' end.')).toEqual([
      text('The '),
      bar,
      text(' end.'),
    ]);
    expect(
      lineOf(
        'The ',
        secret('operator '),
        text('will', 'bold', 'redaction'),
        { type: 'line-break' },
        text(' '),
        secret('fail'),
        ' soon.',
      ),
    ).toEqual([text('The '), bar, text(' soon.')]);
  });

  test('stays apart from another one, with the words between as they were', () => {
    expect(lineOf(secret('a'), italic(' and '), secret('b'))).toEqual([
      bar,
      italic(' and '),
      bar,
    ]);
  });

  test('takes what stands in it and directly behind it along, and nothing before it', () => {
    const before = note('Before.');
    const kept = note('Kept.');
    expect(
      lineOf(
        'Cost',
        before,
        secret('is '),
        note('In it.'),
        secret('4'),
        note('Behind.'),
        marker('[12]'),
        ' million.',
        kept,
      ),
    ).toEqual([text('Cost'), before, bar, text(' million.'), kept]);
  });

  test('that is all of a stretch takes all of it along', () => {
    expect(lineOf(note('First.'), ' ', secret('All.'), note('Last.'))).toEqual([
      bar,
    ]);
    const [cell] = redactedCopy(
      doc(table([['Option'], [[secret('18'), note('Worked out.')]]])),
    ).document.blocks;
    expect(cell).toMatchObject({
      rows: [[{ content: [text('Option')] }], [{ content: [bar] }]],
    });
  });

  test('in a note leaves the note, without the citations in it or behind it', () => {
    const kept = cite('c', 'p. 2');
    const { document } = redactedCopy(
      doc(
        p(
          'Words',
          note(secret('Smith told '), cite('a'), ', of ', kept),
          ' and more',
          note(secret('.'), cite('b')),
        ),
      ),
    );
    expect(
      footnotesOf(document.blocks).map(({ footnote }) => footnote.content),
    ).toEqual([[bar, text(', of '), kept], [bar]]);
  });

  test('in a link leaves the other words of it without the address', () => {
    const { document, passages } = redactedCopy(
      doc(
        p('See ', {
          type: 'link',
          url: 'https://example.org/falcon',
          content: [text('the '), secret('Falcon'), text(' page')],
        }),
      ),
    );
    expect(contentOf(document.blocks[0])).toEqual([
      text('See '),
      text('the '),
      bar,
      text(' page'),
    ]);
    expect(passages[0]?.words).toContain('https://example.org/falcon');
  });
});

test('what is not marked is the same object', () => {
  const document = doc(
    h(1, 'Topic'),
    p('Words', note('See ', cite('a'), '.')),
    p('More ', secret('words')),
  );
  const { blocks } = redactedCopy(document).document;
  expect(blocks[0]).toBe(document.blocks[0]);
  expect(blocks[2]).not.toBe(document.blocks[2]);
  expect(redactedCopy(doc(p('Words'))).passages).toEqual([]);
});

test('marked words go where nothing can be marked: title, fields, alternative texts, code', () => {
  const { document } = redactedCopy(
    docWith(
      {
        title: 'Operation Falcon: the options',
        fields: { to: 'The Falconer', teams: ['Falcon team', 'Others'], of: 4 },
      },
      p('It concerns ', secret('Falcon, '), 'and so on.'),
      {
        type: 'image',
        attachment: 'a'.repeat(64),
        alternative: 'A map of  FALCON',
      },
      { type: 'code', text: 'falcon = 1' },
    ),
  );
  expect(document).toMatchObject({
    title: 'Operation [Redacted]: the options',
    fields: {
      to: 'The Falconer',
      teams: ['[Redacted] team', 'Others'],
      of: 4,
    },
  });
  expect(document.blocks.slice(1)).toMatchObject([
    { alternative: 'A map of  [Redacted]' },
    { text: '[Redacted] = 1' },
  ]);
});

test('marked words that stand elsewhere unmarked are told, and stay', () => {
  const { document, elsewhere } = redactedCopy(
    doc(
      p('The ', secret('Falcon contract'), ' ends.'),
      p('Of the falcon  contract nothing is said.'),
      p('Nor of the contract', note('But see the Falcon contract.'), '.'),
      p('Or a falcon.'),
    ),
  );
  expect(elsewhere).toEqual([2, 3]);
  expect(document.blocks[1]).toMatchObject({
    content: [text('Of the falcon  contract nothing is said.')],
  });
});

test('a word too short to be told from others takes nothing along; one without spaces around it may', () => {
  expect(
    redactedCopy(
      docWith({ title: 'Options and costs' }, p(secret('and'), ' x')),
    ).document.title,
  ).toBe('Options and costs');
  expect(
    redactedCopy(
      docWith(
        { title: '契約の機密事項', language: 'ja' },
        p(secret('機密'), 'の'),
      ),
    ).document.title,
  ).toBe('契約の[不開示]事項');
});

test('the bar is in the language of the briefing, and is no passage itself', () => {
  const once = redactedCopy(docWith({ language: 'fr-CA' }, p(secret('oui'))));
  expect(contentOf(once.document.blocks[0])).toEqual([secret('[Caviardé]')]);
  expect(redactedCopy(once.document).passages).toEqual([]);
  expect(countRedactions(once.document.blocks)).toBe(0);
});

const shown = (
  redaction?: Image['redaction'],
  caption?: readonly Inline[],
): Omit<Image, 'id' | 'rank'> => ({
  type: 'image',
  attachment: 'ab'.repeat(32),
  alternative: 'A map of the cells',
  ...(redaction && { redaction }),
  ...(caption && { caption }),
});

test('an image that is marked leaves a bar, its caption and its number; another one stays', () => {
  const { document, images, removedImages, passages } = redactedCopy(
    doc(
      shown({}),
      shown({ reason: 'Security' }, [
        text('Where '),
        secret('they'),
        text(' are'),
      ]),
      shown(undefined, [text('The same')]),
    ),
  );
  const [bare, captioned, same, title, list] = document.blocks;
  expect(bare).toMatchObject({
    type: 'paragraph',
    content: [secret('[Image redacted]')],
  });
  expect(captioned).toMatchObject({
    attachment: REDACTED_PICTURE,
    alternative: '[Image redacted: Security]',
    caption: [
      { text: '[Image redacted: Security]', reason: 'Security' },
      text(' '),
      text('Where '),
      secret('[Redacted]'),
      text(' are'),
    ],
  });
  expect(captioned).not.toHaveProperty('redaction');
  expect(same).toMatchObject({ attachment: 'ab'.repeat(32) });
  expect(images).toEqual([same]);
  expect(removedImages).toHaveLength(2);
  expect(passages).toHaveLength(1);
  expect(title).toMatchObject({ type: 'heading', level: 1 });
  expect(list && plainText(list)).toBe('Security: 1 place');
  expect(countRedactions(document.blocks)).toBe(0);
  expect(parseBriefingDocument(document)).toBe(document);
});

test('reasons stand on the bar where they fit, and all of them in a list with how often', () => {
  const why = (words: string, reason: string): Text => ({
    ...secret(words),
    reason,
  });
  const long = 'It would harm what was agreed with others in confidence';
  const once = redactedCopy(
    doc(
      p(
        'One ',
        why('a', 'Privacy'),
        why('b', 'Advice'),
        ' two ',
        why('c', long),
      ),
      p('Noted', note('by ', why('d', 'Privacy'), '.'), ' ', secret('e')),
    ),
  );
  const [first, second, , list] = once.document.blocks;
  expect(first && plainText(first)).toBe(
    'One [Redacted: Privacy; Advice] two [Redacted]',
  );
  expect(second && plainText(second)).toBe('Noted [Redacted]');
  expect(
    footnotesOf(once.document.blocks).map(
      ({ footnote }) => footnote.content[1],
    ),
  ).toEqual([secret('[Redacted]')]);
  expect(list && plainText(list)).toBe(
    `Privacy: 2 places\nAdvice: 1 place\n${long}: 1 place`,
  );
  expect(redactedCopy(once.document).passages).toEqual([]);
  expect(parseBriefingDocument(once.document)).toBe(once.document);
});

test('of any text, marked letters are gone, the others stand in their order, and no two bars touch', () => {
  const part: fc.Arbitrary<Inline> = fc.oneof(
    fc.stringMatching(/^[a-m ]{1,6}$/).map((words) => text(words)),
    fc.stringMatching(/^[n-z ]{1,6}$/).map(secret),
    fc.stringMatching(/^[n-z ]{1,6}$/).map((w) => text(w, 'redaction', 'bold')),
    fc.constant<Inline>({ type: 'line-break' }),
    fc
      .tuple(
        fc.stringMatching(/^[a-m]{1,4}$/),
        fc.stringMatching(/^[n-z]{1,4}$/),
      )
      .map(([kept, gone]) => note(kept, cite('a'), secret(gone), cite('b'))),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), (parts) => {
      const document = doc(p(...parts));
      const { document: redacted } = redactedCopy(document);
      const said = (inlines: readonly Inline[]): string =>
        inlines.map((each) => (each.type === 'text' ? each.text : '')).join('');
      const kept = contentOf(redacted.blocks[0]) as readonly Inline[];
      const without = said(kept).replaceAll('[Redacted]', '');
      expect(without).not.toMatch(/[n-z]/);
      expect(without.replaceAll(' ', '')).toBe(
        said(parts).replaceAll(/[n-z ]/g, ''),
      );
      expect(said(kept)).not.toMatch(/\]\s*\[/);
      for (const { footnote } of footnotesOf(redacted.blocks))
        for (const each of footnote.content)
          if (each.type === 'text')
            expect(each.text.replace('[Redacted]', '')).not.toMatch(/[n-z]/);
    }),
  );
});
