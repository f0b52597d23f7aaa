// The proof must fail, and name it, when something was taken from the pages behind the document's back: here the data
// on its way to the typesetter is damaged, and the PDF that comes of it is read back for real.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  docWith,
  h,
  note,
  p,
  pull,
  quote,
  table,
  ul,
  italic,
} from '#core/document/builder.ts';
import type { SourceId } from '#core/document/document.ts';
import { proveExport, type Proof } from './proof.ts';
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

const document = docWith(
  {
    title: 'The north mole',
    marking: 'OFFICIAL',
    fields: { to: 'Minister for Coasts' },
  },
  h(1, 'What was found'),
  p(
    'The gauge stopped',
    note('Harbour log, entry ninety.'),
    ' at ten past two.',
  ),
  p('Nothing ', italic('else'), ' failed that night.'),
  h(2, 'What it cost'),
  p('Repairs took a week', note('Invoice of the yard, sheet four.'), '.'),
  pull('“We closed it blind”'),
  quote([['観測値は最も届きにくい。']], ['Survey of stations']),
  ul(['first matter'], ['second matter']),
  table(
    [
      ['Year', 'Cost'],
      ['2025', 'seventeen'],
    ],
    { caption: ['Cost by year'] },
  ),
);
const template = {
  ...BLANK,
  fields: [{ key: 'to', label: 'To', type: 'text' as const, required: true }],
};
const input: TypesettingInput = inputOf(document, { template });

/** The proof of the pages that come of the data after `damage`, which edits its JSON as text. */
async function proofAfter(
  damage: (json: string) => string,
  of: TypesettingInput = input,
): Promise<Proof> {
  const data = typesettingData(of);
  const json = JSON.stringify(data);
  const damaged = damage(json);
  const { pdf } = await typesetter.typeset(
    // JSON has no maps; the images stay.
    { ...(JSON.parse(damaged) as TypesettingData), images: data.images },
    { date: '2026-05-12' },
  );
  return proveExport(of, await typesetter.readPdf(pdf));
}

const replaced =
  (from: string, to: string) =>
  (json: string): string => {
    expect(json).toContain(from);
    return json.replace(from, to);
  };

test('the whole document is proved', async () => {
  expect(await proofAfter((json) => json)).toEqual({
    ok: true,
    footnotes: { expected: 2, found: 2 },
    headings: { expected: 2, found: 2 },
    missing: [],
  });
});

test.each([
  ['a word of the body', 'at ten past two', 'at past two', /at ten past two/],
  [
    'a word at the end of a paragraph',
    'that night',
    'that',
    /failed that night/,
  ],
  ['a word put in', 'that night', 'that very night', /failed that night/],
  ['a Japanese character', '最も届き', '最届き', /観測値/],
  ['a heading', 'What it cost', 'What it', /What it cost/],
  ['the text of a note', 'entry ninety', 'entry', /note 1/i],
  ['the whole of a note', 'Invoice of the yard, sheet four.', '', /note 2/i],
  ['a table cell', 'seventeen', '', /seventeen/],
  ['a caption', 'Cost by year', 'Cost', /Cost by year/],
  ['an item', 'second matter', 'matter', /second matter/],
  ['a pull quotation', 'closed it blind', 'closed blind', /closed it blind/],
  ['an attribution', 'Survey of stations', 'Survey', /Survey of stations/],
  ['a field', 'Minister for Coasts', 'Minister', /field “To”.*for Coasts/],
])('%s that was changed is named', async (_, from, to, named) => {
  const proof = await proofAfter(replaced(from, to));
  expect(proof.ok).toBe(false);
  expect(proof.missing.join('\n')).toMatch(named);
});

const listed: TypesettingInput = inputOf(
  docWith({ title: 'Tides', language: 'en-GB' }, p('Words.'), {
    type: 'bibliography',
  }),
  {
    template,
    list: [
      {
        source: 'okafor' as SourceId,
        number: '[1]',
        runs: [
          { text: 'Okafor, ' },
          { text: 'Tides of the coast', marks: ['italic'] },
          { text: ', second printing.' },
        ],
      },
      {
        source: 'log' as SourceId,
        number: '[2]',
        runs: [
          { text: 'Harbour log, ' },
          { text: 'https://example.org/log', url: 'https://example.org/log' },
        ],
      },
    ],
  },
);

test('a list of sources is proved, its numbers with it', async () => {
  expect((await proofAfter((json) => json, listed)).missing).toEqual([]);
});

test.each([
  ['a word of an entry', 'second printing', 'printing', /“second”/],
  ['words in italics', 'Tides of the coast', 'Tides', /“of the coast”/],
  ['a number', '"number":["[2]"]', '"number":["[3]"]', /\[2\]/],
])(
  '%s of a list of sources that was changed is named',
  async (_, from, to, named) => {
    const proof = await proofAfter(replaced(from, to), listed);
    expect(proof.ok).toBe(false);
    expect(proof.missing.join('\n')).toMatch(named);
  },
);

test('an entry that was left out of a list of sources is named', async () => {
  const proof = await proofAfter((json) => {
    const data = JSON.parse(json) as TypesettingData;
    return JSON.stringify(data, (key, value: unknown) =>
      key === 'items' && Array.isArray(value) ? value.slice(0, 1) : value,
    );
  }, listed);
  expect(proof.ok).toBe(false);
  expect(proof.missing.join('\n')).toMatch(
    /the entry “\[2\] Harbour log, .* of the list of sources is missing/,
  );
});

test('a second list of sources says the same as the first', async () => {
  const twice = inputOf(
    docWith({ title: 'Tides' }, { type: 'bibliography' }, p('Words between.'), {
      type: 'bibliography',
    }),
    { template, list: listed.list },
  );
  expect((await proofAfter((json) => json, twice)).missing).toEqual([]);
});

test('a list of sources without entries prints nothing, also where it is marked', async () => {
  const none = inputOf(
    docWith({ title: 'Tides' }, p('Words.'), {
      type: 'bibliography',
      marking: 'SECRET',
    }),
    { template },
  );
  expect((await proofAfter((json) => json, none)).missing).toEqual([]);
});

test('a footnote that was taken away is counted and named', async () => {
  const proof = await proofAfter((json) => {
    const data = JSON.parse(json) as TypesettingData;
    return JSON.stringify(data, (_key, value: unknown) =>
      Array.isArray(value)
        ? value.filter(
            (each: unknown) =>
              !(
                typeof each === 'object' &&
                each !== null &&
                'fn' in each &&
                each.fn === 2
              ),
          )
        : value,
    );
  });
  expect(proof.ok).toBe(false);
  expect(proof.footnotes).toEqual({ expected: 2, found: 1 });
  expect(proof.missing.join('\n')).toMatch(/note 2/i);
});

test('a marking that is not the briefing’s is not taken for it', async () => {
  for (const other of ['OFFICIAL-SENSITIVE', 'OFFICIA', '']) {
    const proof = await proofAfter((json) =>
      json.replaceAll('"OFFICIAL"', JSON.stringify(other)),
    );
    expect(proof.ok, other).toBe(false);
    expect(proof.missing.join('\n'), other).toMatch(/marking “OFFICIAL”/);
  }
});

test('a title that holds the word of the marking is not taken for it', async () => {
  const secret = inputOf(
    docWith(
      { title: 'Secret talks', marking: 'SECRET' },
      ...Array.from({ length: 40 }, () => p('Words of the talks. '.repeat(12))),
    ),
    { template },
  );
  const proof = await proofAfter(
    (json) => json.replaceAll('"SECRET"', '""'),
    secret,
  );
  expect(proof.missing.join('\n')).toMatch(
    /marking “SECRET” is missing.*page 2/,
  );
});

test('a heading of another level is named', async () => {
  const proof = await proofAfter((json) => {
    expect(json).toMatch(/"h":2/);
    return json.replace('"h":2', '"h":1');
  });
  expect(proof.headings).toEqual({ expected: 2, found: 1 });
  expect(proof.missing.join('\n')).toMatch(/What it cost.*level/);
});

test('text that runs off the page is a failed proof', async () => {
  const wide = 'W'.repeat(400);
  const of = inputOf(docWith({ title: 'Wide' }, p(`Before ${wide} after`)), {
    template,
  });
  expect((await proofAfter((json) => json, of)).ok).toBe(true);
  const proof = await proofAfter(
    (json) => json.replaceAll('\u200b', '').replaceAll('\u00ad', ''),
    of,
  );
  expect(proof.ok).toBe(false);
  expect(proof.missing.join('\n')).toMatch(/runs off page 1/);
});

test('a note that stands on another page than its mark is named', async () => {
  const data = typesettingData(input);
  const { pdf } = await typesetter.typeset(data, { date: '2026-05-12' });
  const read = await typesetter.readPdf(pdf);
  const moved = JSON.parse(
    JSON.stringify(read, (_key, value: unknown): unknown => {
      const element = value as { role?: unknown } | null;
      const json = JSON.stringify(value);
      return element?.role === 'Note' && json.includes('Invoice')
        ? JSON.parse(json.replaceAll('"page":1', '"page":2'))
        : value;
    }),
  ) as typeof read;
  expect(JSON.stringify(moved)).not.toBe(JSON.stringify(read));
  const proof = proveExport(input, moved);
  expect(proof.ok).toBe(false);
  expect(proof.missing.join('\n')).toMatch(/note 2/i);
});

test('a note with a long address stands on the line of its number', async () => {
  const address = `https://example.org/${'a-long-way/'.repeat(12)}end`;
  const of = inputOf(
    docWith(
      { title: 'Addresses' },
      p('A fact', note('See ', address, '.'), '.'),
    ),
    { template },
  );
  expect((await proofAfter((json) => json, of)).missing).toEqual([]);
  const data = typesettingData(of);
  const { pdf } = await typesetter.typeset(data, { date: '2026-05-12' });
  const read = await typesetter.readPdf(pdf);
  const lowered = JSON.parse(
    JSON.stringify(read, (_key, value: unknown): unknown => {
      const run = value as { text?: unknown; y?: number } | null;
      return typeof run?.text === 'string' && run.text.startsWith('See ')
        ? { ...run, y: (run.y ?? 0) - 12 }
        : value;
    }),
  ) as typeof read;
  expect(lowered).not.toEqual(read);
  expect(proveExport(of, lowered).missing.join('\n')).toMatch(
    /number of note 1 stands on a line of its own/,
  );
});

test('a note among the text is named, and what has no place of its own is in nobody’s way', async () => {
  const data = typesettingData(input);
  const { pdf } = await typesetter.typeset(data, { date: '2026-05-12' });
  const read = await typesetter.readPdf(pdf);
  /** With `more` behind the run of the note that begins so. */
  const withRun = (more: { width: number; text: string }): typeof read =>
    JSON.parse(
      JSON.stringify(read, (_key, value: unknown): unknown => {
        const element = value as { role?: unknown; children?: object[] } | null;
        const at = element?.children?.findIndex(
          (child) =>
            'text' in child && String(child.text).includes('Invoice of'),
        );
        if (!element?.children || at === undefined || at < 0) return value;
        const run = element.children[at];
        return {
          ...element,
          children: [
            ...element.children.slice(0, at + 1),
            { ...run, ...more, y: 700 },
            ...element.children.slice(at + 1),
          ],
        };
      }),
    ) as typeof read;
  const { missing } = proveExport(input, withRun({ width: 9, text: ' ' }));
  expect(missing).toEqual([
    expect.stringMatching(/^note 2 stands among the text of page 1$/),
  ]);
  const placeless = withRun({ width: 0, text: ' \u202c' });
  expect(proveExport(input, placeless).missing).toEqual([]);
});

test('the same data and date give the same bytes in two processes', async () => {
  const other = await testTypesetter();
  try {
    const data = typesettingData(input);
    const [one, two] = await Promise.all(
      [typesetter, other].map((each) =>
        each.typeset(data, { date: '2026-05-12', standard: 'ua-1' }),
      ),
    );
    expect(one?.pdf).toEqual(two?.pdf);
  } finally {
    await other.close();
  }
});

test('work beyond its time is stopped, and the next work goes on', async () => {
  const impatient = await testTypesetter({ timeLimit: 1 });
  try {
    await expect(
      impatient.typeset(typesettingData(input), { date: '2026-05-12' }),
    ).rejects.toMatchObject({ code: 'unavailable' });
  } finally {
    await impatient.close();
  }
  const signal = AbortSignal.timeout(1);
  await expect(
    typesetter.typeset(typesettingData(input), { date: '2026-05-12', signal }),
  ).rejects.toMatchObject({ code: 'unavailable' });
  expect((await proofAfter((json) => json)).ok).toBe(true);
});
