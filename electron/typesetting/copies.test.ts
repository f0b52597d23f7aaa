// The copies that go out: that a review copy, a draft, numbered lines and annexes change no line and no page of the clean
// text, say all that they should, and are refused by the proof where they don't.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import {
  docWith,
  h,
  note,
  p,
  quote,
  table,
  ul,
} from '#core/document/builder.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { footnotesOf, plainText } from '#core/document/walk.ts';
import { evidenceAnnex, reviewAnnex } from '#core/review/annexes.ts';
import { copyWords } from '#core/review/copy-words.ts';
import { evidenceRows } from '#core/review/evidence-rows.ts';
import {
  reviewItems,
  type ReviewItem,
  type ReviewedThread,
} from '#core/review/review-copy.ts';
import { ON_BRIEFING, type Anchor } from '#core/review/thread.ts';
import { colophonOf } from './colophon.ts';
import { solid, spaced } from './comparable-text.ts';
import type { ExtractedPdf, ExtractedRun } from './extracted-pdf.ts';
import { extractedSegments } from './extracted-segments.ts';
import { GUTTER } from './page-geometry.ts';
import { proveExport } from './proof.ts';
import { sheetOf } from './prove-pages.ts';
import type { Typesetter } from './typesetter.ts';
import {
  typesettingData,
  type TypesettingData,
  type TypesettingInput,
} from './typesetting-data.ts';
import { BLANK, inputOf, testTypesetter } from './typesetting-fixture.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const SENTENCE =
  'The crossing was lost on forty-one days of the winter, and fewer than half of the evenings had a last sailing. ';

const document = docWith(
  {
    title: 'Skerra Sound ferry services',
    marking: 'OFFICIAL',
    language: 'en-GB',
  },
  h(1, 'What was found'),
  ...Array.from({ length: 14 }, (_, k) =>
    p(
      SENTENCE,
      `Deductions of period ${k + 1} came to ${k}.9 million`,
      note(`Performance Report, ${k + 1}, page ${k + 12}.`),
      '. ',
      SENTENCE,
    ),
  ),
  quote([['観測値は最も届きにくい。'], ['No vessel could have made it.']]),
  ul(
    ['The light was moved in April', note('Notice to mariners.')],
    ['Two engineers left'],
  ),
  table(
    [
      ['Year', 'Cost'],
      ['2025', 'seventeen'],
    ],
    { caption: ['Cost by year'] },
  ),
  h(2, 'What follows'),
  p(SENTENCE.repeat(3)),
);

let count = 0;
function thread(
  anchor: Partial<Anchor>,
  words: string,
  more: Partial<ReviewedThread> = {},
): ReviewedThread {
  count += 1;
  return {
    ...ON_BRIEFING,
    ...anchor,
    id: `t${count}`,
    kind: 'condition',
    resolved: false,
    changedBy: 'Bea',
    changed: '2026-05-11T09:00:00.000Z',
    comments: [{ words, author: 'Legal', at: '2026-05-10T09:00:00.000Z' }],
    ...more,
  };
}

function onWords(
  of: BriefingDocument,
  index: number,
  words: string,
): Partial<Anchor> {
  const block = of.blocks[index];
  if (!block) throw new Error('no such block');
  const start = plainText(block).indexOf(words);
  return {
    on: 'words',
    block: block.id,
    start,
    end: start + words.length,
    words,
  };
}

const threads = [
  thread({}, 'Send it to the Treasury as well.', { kind: 'information' }),
  thread(
    onWords(document, 1, 'lost on forty-one days'),
    'Say “has not met”, not “breached”.',
    {
      comments: [
        {
          words: 'Say “has not met”, not “breached”.',
          author: 'Legal',
          at: '2026-05-10T09:00:00.000Z',
        },
        {
          words: 'It was their word.',
          author: 'Ada',
          at: '2026-05-11T09:00:00.000Z',
        },
      ],
    },
  ),
  thread(
    onWords(document, 3, 'came to 2.9 million'),
    `Mehrjahresverpflichtungsermächtigungsverfahrensvorschrift: ${'audited '.repeat(90)}`,
    { kind: 'should-be-addressed' },
  ),
  thread(
    onWords(document, 5, 'winter'),
    'この数字はどの年のものですか。監査済みの数字を使ってください。',
  ),
  thread(
    onWords(document, 6, 'evenings'),
    'هذا الرقم من العام الماضي، يرجى التحقق منه.',
    { kind: 'information' },
  ),
  thread(onWords(document, 8, 'sailing'), 'Done.', { resolved: true }),
  thread(
    {
      on: 'block',
      block: document.blocks[0]?.id ?? null,
      words: 'What was found',
    },
    'Shorter.',
  ),
  thread(onWords(document, 15, 'No vessel'), 'Whose words?'),
  thread(onWords(document, 17, 'seventeen'), 'Of millions?'),
  thread(
    {
      ...onWords(document, 2, 'winter'),
      lost: true,
      words: 'the gale of the ninth',
    },
    'Gone with its words.',
  ),
];

const notes = footnotesOf(document.blocks);
const citations = notes.map(({ number, footnote }, k) => ({
  number,
  footnote: footnote.id,
  sentence: SENTENCE.trim(),
  sourceName: `Performance Report ${number}`,
  locator: 'p. 12',
  standing: k % 5 === 4 ? ('stale' as const) : ('holds' as const),
  verdict:
    k % 3 === 2
      ? null
      : {
          verdict:
            (
              ['supports', 'partly', 'does-not-support', 'cannot-find'] as const
            )[k % 4] ?? 'supports',
          page: `p. ${k}`,
          reason: k % 2 ? 'The source counts crossings, not days.' : '',
          quotation: k % 4 === 1 ? '41 crossings fell on 29 days' : '',
          author: 'Checker B',
          at: '2026-05-12T09:00:00.000Z',
        },
}));

const items = reviewItems({
  document,
  threads,
  citations,
  suggestions: [
    {
      id: 's1',
      author: 'Ada',
      at: '2026-05-12T10:00:00.000Z',
      kind: 'replacement',
      block: document.blocks[4]?.id as never,
      footnote: null,
      behind: 'The crossing was ',
      before: 'lost',
      after: 'cancelled',
    } as never,
  ],
});

const evidence = evidenceAnnex(
  citations.map((c) => ({
    number: c.number,
    sentence: c.sentence,
    note: `${c.sourceName}, page 12.`,
    source: c.sourceName,
    quotation: c.verdict?.quotation ?? '',
    page: c.locator,
    verdict: c.verdict ? 'Supports' : '',
    reason: c.verdict?.reason ?? '',
    checker: c.verdict?.author ?? '',
    date: c.verdict ? '2026-05-12' : '',
  })),
  copyWords('en-GB'),
);

async function set(
  input: TypesettingInput,
  name: string,
): Promise<{
  pdf: ExtractedPdf;
  said: ReadonlyMap<number, number>;
  textPages: number;
}> {
  const result = await typesetter.typeset(typesettingData(input), {
    date: '2026-05-12',
    standard: 'ua-1',
  });
  const folder = process.env['COPIES'];
  if (folder !== undefined) writeFileSync(`${folder}/${name}.pdf`, result.pdf);
  return { ...result, pdf: await typesetter.readPdf(result.pdf) };
}

async function review(
  input: TypesettingInput,
  said: readonly ReviewItem[],
  name: string,
) {
  const withPages = (pages: ReadonlyMap<number, number>): TypesettingInput => ({
    ...input,
    review: { items: said, pages },
    annexes: [
      reviewAnnex(
        said,
        pages,
        citations.length,
        copyWords(input.document.language),
      ),
      evidence,
    ],
  });
  const first = await set(withPages(new Map()), name);
  const copy = withPages(first.said);
  return { copy, ...(await set(copy, name)) };
}

/** The words of each line of the text, by its page and height: what may not move. */
function linesOf(pdf: ExtractedPdf, pages: number): Map<string, string> {
  const lines = new Map<string, ExtractedRun[]>();
  const { segments, notes } = extractedSegments(pdf);
  for (const run of [...segments, ...notes].flatMap(({ runs }) => runs)) {
    if (run.page > pages) continue;
    const line = `page ${run.page}, ${run.y.toFixed(1)}`;
    lines.set(line, [...(lines.get(line) ?? []), run]);
  }
  return new Map(
    [...lines].map(([line, runs]) => [
      line,
      solid(
        spaced(
          runs
            .sort((a, b) => a.x - b.x)
            .map(({ text }) => text)
            .join(''),
        ),
      ),
    ]),
  );
}

describe.each(['a4', 'us-letter'] as const)('%s', (paper) => {
  const clean = inputOf(document, { template: { ...BLANK, paper } });

  test('a review copy says all of it, moves no line, and is proved', async () => {
    const { pdf: bare } = await set(clean, `clean-${paper}`);
    const { copy, pdf } = await review(
      { ...clean, draft: true, lines: true },
      items,
      `review-${paper}`,
    );
    expect(proveExport(copy, pdf).missing).toEqual([]);
    const pages = bare.pages.length;
    expect(linesOf(pdf, pages)).toEqual(linesOf(bare, pages));
  });

  test('so do a draft, numbered lines and the evidence', async () => {
    const { pdf: bare } = await set(clean, `clean-${paper}`);
    const copy = { ...clean, draft: true, lines: true, annexes: [evidence] };
    const { pdf, textPages } = await set(copy, `draft-${paper}`);
    expect(proveExport(copy, pdf).missing).toEqual([]);
    expect(textPages).toBe(bare.pages.length);
    expect(linesOf(pdf, textPages)).toEqual(linesOf(bare, textPages));
    const numbers = pdf.pages[0]?.artifacts
      .filter(({ x, size }) => x < 110 && size < 8)
      .map(({ text }) => Number(text));
    expect(numbers?.slice(0, 12)).toEqual(
      Array.from({ length: 12 }, (_, k) => k + 1),
    );
  });
});

test.each(['en-GB', 'fr', 'de', 'es', 'ja', 'ar', 'nl'])(
  'what the proof found stands behind a text in %s, before its annexes',
  async (language) => {
    const copy = {
      ...inputOf({ ...document, language }),
      colophon: true,
      annexes: [evidence],
    };
    const { pdf, textPages } = await set(copy, `colophon-${language}`);
    expect(proveExport(copy, pdf).missing).toEqual([]);
    const said = solid(spaced(colophonOf(copy.document, copy.date)));
    const last = extractedSegments(pdf).segments.find(
      ({ runs }) =>
        solid(spaced(runs.map(({ text }) => text).join(''))) === said,
    );
    expect(last?.runs[0]?.page).toBe(textPages);
  },
);

// More on the first paragraph than its page has room for. A briefing with 500 stands as well; it only takes longer.
const MANY = 120;

test('many comments stay apart, each with its number and its row', async () => {
  const long = docWith(
    { title: 'A long text' },
    ...Array.from({ length: MANY / 2 }, () => p(SENTENCE.repeat(2))),
  );
  const many = reviewItems({
    document: long,
    threads: Array.from({ length: MANY }, (_, k) =>
      thread(
        onWords(
          long,
          k < 60 ? 0 : Math.floor(k / 2),
          k % 2 ? 'winter' : 'evenings',
        ),
        k % 3 === 0 ? `The figure of row ${k}. `.repeat(6) : `Why ${k}?`,
        { kind: k % 7 === 0 ? 'condition' : 'information' },
      ),
    ),
    citations: [],
    suggestions: [],
  });
  const { copy, pdf } = await review(inputOf(long), many, 'many');
  expect(proveExport(copy, pdf).missing).toEqual([]);
  const column = sheetOf(copy);
  for (const { artifacts, width, height } of pdf.pages) {
    if (width > height) continue;
    const beside = [
      ...new Set(
        artifacts
          .filter(({ x }) => x > width - column.right + GUTTER)
          .map(({ y }) => Math.round(y * 10) / 10),
      ),
    ].sort((a, b) => a - b);
    for (const [index, y] of beside.entries()) {
      expect(y - (beside[index - 1] ?? 0)).toBeGreaterThan(8);
      expect(y).toBeGreaterThan(column.bottom);
    }
  }
});

test('where the lines begin on the right, what is said stands on the left', async () => {
  const arabic = docWith(
    { title: 'العبارات', language: 'ar' },
    p('توقفت العبارة واحدا واربعين يوما', note('تقرير الاداء.'), ' في الشتاء.'),
    p('لم يسأل احد عن ذلك.'),
  );
  const clean = inputOf(arabic);
  const said = reviewItems({
    document: arabic,
    threads: [
      thread(onWords(arabic, 0, 'يوما'), 'Which days?'),
      thread(onWords(arabic, 1, 'يسأل'), 'لماذا؟'),
    ],
    citations: [],
    suggestions: [],
  });
  const { pdf: bare } = await set(clean, 'clean-ar');
  const { copy, pdf } = await review({ ...clean, lines: true }, said, 'ar');
  expect(proveExport(copy, pdf).missing).toEqual([]);
  expect(linesOf(pdf, bare.pages.length)).toEqual(
    linesOf(bare, bare.pages.length),
  );
});

describe('the proof of a copy names', () => {
  const clean = inputOf(document);
  const damaged = async (
    copy: TypesettingInput,
    damage: (json: string) => string,
  ): Promise<readonly string[]> => {
    const data = typesettingData(copy);
    const json = JSON.stringify(data);
    const changed = damage(json);
    expect(changed).not.toBe(json);
    const { pdf } = await typesetter.typeset(
      { ...(JSON.parse(changed) as TypesettingData), images: data.images },
      { date: '2026-05-12' },
    );
    return proveExport(copy, await typesetter.readPdf(pdf)).missing;
  };

  test('a draft that does not say so, and a clean text that says it is one', async () => {
    const draft = { ...clean, draft: true };
    expect(
      await damaged(draft, (json) =>
        json.replace('"word":"Draft"', '"word":"Final"'),
      ),
    ).toContain('page 1 does not say that it is a draft');
    const { pdf } = await set(draft, 'draft');
    expect(proveExport(clean, pdf).missing).toContain(
      'page 1 says that it is a draft',
    );
  });

  test('a colophon that is missing, says something else, or was not asked for', async () => {
    const copy = { ...clean, colophon: true };
    expect(
      await damaged(copy, (json) =>
        json.replace('Footnotes: 15.', 'Footnotes: 16.'),
      ),
    ).not.toEqual([]);
    const { pdf } = await set(copy, 'colophon');
    expect(proveExport(clean, pdf).missing).not.toEqual([]);
    const bare = await set(clean, 'clean');
    expect(proveExport(copy, bare.pdf).missing.join()).toContain(
      'the colophon',
    );
  });

  test('what is not beside the text, on another page, or not in the list', async () => {
    const { copy } = await review(clean, items, 'faults');
    expect(
      await damaged(copy, (json) => json.replace('"said":[5]', '"said":[]')),
    ).toContain(
      'what is said as number 5 (Partly) has no number beside the text of page 1',
    );
    expect(
      await damaged(copy, (json) =>
        json.replace('"label":"Review copy"', '"label":"Copy"'),
      ),
    ).toContain('page 1 does not say that it is a review copy');
    expect(
      (
        await damaged(copy, (json) =>
          json.replaceAll('It was their word.', 'It was.'),
        )
      ).join(),
    ).toContain('their');
    const elsewhere = new Map([...(copy.review?.pages ?? [])]).set(5, 2);
    const astray = {
      ...copy,
      review: { items, pages: elsewhere },
      annexes: [
        reviewAnnex(items, elsewhere, citations.length, copyWords('en-GB')),
        evidence,
      ],
    };
    const { pdf } = await set(astray, 'astray');
    expect(proveExport(astray, pdf).missing).toContain(
      'the list gives page 2 for what is said as number 5 (Partly), which is not there',
    );
  });

  test('a row that the annex lacks', async () => {
    const copy = { ...clean, annexes: [evidence] };
    expect(
      (
        await damaged(copy, (json) =>
          json.replace('Performance Report 7', 'Report 7'),
        )
      ).join(),
    ).toContain('Performance');
  });
});

test('a character of a comment that no font holds is named, and nothing else is', async () => {
  const said = reviewItems({
    document,
    threads: [thread(onWords(document, 1, 'winter'), 'Fine 😀 by me 𐎀.')],
    citations: [],
    suggestions: [],
  });
  const { copy, pdf } = await review(inputOf(document), said, 'uncovered');
  const where =
    'in the table, row 2, cell 4 of the annex “Comments and verdicts”: its code point is printed instead';
  expect(proveExport(copy, pdf).missing).toEqual([
    `no glyph for 😀 U+1F600 ${where}`,
    `no glyph for 𐎀 U+10380 ${where}`,
  ]);
});

test.each([
  ['fr', 'Exemplaire de relecture', 'Commentaires et verdicts'],
  ['de', 'Prüfexemplar', 'Kommentare und Urteile'],
  ['es', 'Copia de revisión', 'Comentarios y veredictos'],
  ['ja', '確認用', 'コメントと判定'],
])(
  'a review copy and its annexes are in the language of the briefing: %s',
  async (language, label, title) => {
    const own = { ...document, language };
    const words = copyWords(language);
    const said = reviewItems({
      document: own,
      threads,
      citations,
      suggestions: [],
    });
    const inputWith = (
      pages: ReadonlyMap<number, number>,
    ): TypesettingInput => ({
      ...inputOf(own),
      review: { items: said, pages },
      annexes: [
        reviewAnnex(said, pages, citations.length, words),
        evidenceAnnex(evidenceRows(citations, new Map(), words), words),
      ],
    });
    const first = await set(inputWith(new Map()), `review-${language}`);
    const copy = inputWith(first.said);
    const { pdf } = await set(copy, `review-${language}`);
    expect(proveExport(copy, pdf).missing).toEqual([]);
    const texts = extractedSegments(pdf).segments.map(({ text }) => text);
    expect(texts).toContain(title);
    expect(texts).toContain(words.evidence.title);
    // No name of a column is parted.
    const names = JSON.stringify(
      typesettingData(copy)
        .sections.flat()
        .map((block) => 'table' in block && block.table.rows[0]),
    );
    expect(names).toContain(`"${words.evidence.head[1]}"`);
    expect(names).not.toContain('\u00ad');
    expect(pdf.pages[0]?.artifacts.map(({ text }) => text).join('')).toContain(
      label,
    );
    // What a reviewer wrote stays as it is; nothing that the copy says of itself is English.
    const english = copyWords('en-GB');
    for (const name of Object.values(english.kinds))
      expect(texts.join('\n')).not.toContain(name);
    for (const verdict of [
      english.stale(english.verdicts.supports),
      english.verdicts['does-not-support'],
      english.evidence.unchecked,
      english.wholeBriefing,
    ])
      expect(texts.join('\n')).not.toContain(verdict);
  },
);
