// What the command line says to a person. With --json none of this is used: the answer itself is printed.
import { describeSource } from '#core/citations/describe-source.ts';
import type { CommandName, Input, Output } from '#core/contract.ts';
import { isWordless } from '#core/search/search-terms.ts';
import type { Restored } from './backup/restore-backup.ts';

type Print = {
  [Name in CommandName]: (value: Output<Name>, input: Input<Name>) => string[];
};

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Columns as wide as their widest cell; the last is left as it is. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, index) =>
        index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0),
      )
      .join('  '),
  );
}

/** `“old” became “new”`; what is empty on one side came, or went. */
const became = (before: string, after: string): string =>
  before === ''
    ? `came: ${quoted(after)}`
    : after === ''
      ? `went: ${quoted(before)}`
      : `${quoted(before)} became ${quoted(after)}`;

const quoted = (words: string): string =>
  words === '' ? 'something without words' : `“${words}”`;

const moment = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** Whose the packages are among the two that are compared, and when they were made. */
const packageLines = (
  ...sides: readonly Output<'versions.compare'>['before'][]
): string[] =>
  sides
    .filter(({ kind }) => kind === 'package')
    .map(
      ({ name, by, at }) =>
        `${name ?? 'The package'} is of ${by}, ${moment(at)}`,
    );

function versionWords({
  kind,
  name,
}: Output<'versions.list'>['versions'][number]): string {
  switch (kind) {
    case 'now':
      return 'what stands now';
    case 'named':
      return name ?? '';
    case 'automatic':
      return '–';
    case 'restore':
      // An automatic one goes by its moment.
      return /^\d{4}-\d{2}-\d{2}T/.test(name ?? '')
        ? `before that of ${moment(name ?? '')} was restored`
        : `before “${name ?? ''}” was restored`;
  }
}

const BECAME: Readonly<
  Record<Output<'files.import'>['sources'][number]['became'], string>
> = {
  new: '',
  updated: ' (updated)',
  unchanged: ' (already there)',
  conflict: ' (to be asked)',
};

/** `7 sources: 3 new, 4 already there.` Nothing where there are none. */
function outcome(sources: Output<'files.import'>['sources']): string[] {
  const of = (became: keyof typeof BECAME): number =>
    sources.filter((source) => source.became === became).length;
  const parts = (
    [
      ['new', 'new'],
      ['updated', 'updated'],
      ['unchanged', 'already there'],
    ] as const
  )
    .map(([became, words]) => [of(became), words] as const)
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`);
  return sources.length === 0
    ? []
    : [`${count(sources.length, 'source')}: ${parts.join(', ')}.`];
}

function outcomeWords(
  outcome: Output<'markers.linkReferences'>['entries'][number]['outcome'],
  source: string | null,
  score: number | null,
): string {
  const surely = score === null ? '' : ` (${Math.round(score * 100)} %)`;
  switch (outcome) {
    case 'linked':
      return `@${source ?? ''}${surely}`;
    case 'made':
      return `new @${source ?? ''}`;
    case 'left':
      return source === null ? 'left' : `left, perhaps @${source}${surely}`;
    case 'not-in-text':
      return 'not in the text';
  }
}

function mergedLines(
  merged: Output<'packages.merge'>['merged'],
  conflicts: number,
): string[] {
  const parts = (
    [
      [merged.blocks, 'block'],
      [merged.comments, 'comment'],
      [merged.verdicts, 'verdict'],
      [merged.suggestions, 'suggestion'],
    ] as const
  )
    .filter(([number]) => number > 0)
    .map(([number, one]) => count(number, one));
  return [
    parts.length === 0 ? 'Nothing is new.' : `Merged: ${parts.join(', ')}.`,
    ...(conflicts === 0
      ? []
      : [
          `${count(conflicts, 'place')} where people disagree: both are kept until somebody chooses.`,
        ]),
  ];
}

export const print: Print = {
  'files.import': ({ briefings, packages = [], sources, skipped, remarks }) => [
    ...briefings.map(
      ({ id, title, blocks }) => `${id}  ${title} (${count(blocks, 'block')})`,
    ),
    ...packages.flatMap((each) =>
      each.taken
        ? []
        : each.again
          ? [`Nothing is new: this package of ${each.author} came before.`]
          : mergedLines(each.merged, each.conflicts),
    ),
    ...sources.map(
      ({ id, citekey, became }) => `${id}  @${citekey}${BECAME[became]}`,
    ),
    ...remarks.map(
      ({ file, entry, remark }) =>
        `note ${file}${entry === null ? '' : `, @${entry}`}: ${remark}`,
    ),
    ...skipped.map(
      ({ file, entry, line, reason }) =>
        `skipped ${file}${entry === null ? '' : `, ${entry}`}${line === null ? '' : `, line ${line}`}: ${reason}`,
    ),
    ...outcome(sources),
  ],
  'sources.export': ({ file, sources }) => [
    `${file} (${count(sources, 'source')}, read back)`,
  ],
  'briefings.list': ({ briefings }) =>
    briefings.length === 0
      ? ['No briefings yet: bring one in with "precis import FILE".']
      : columns(
          briefings.map(({ id, title, status, marking, updated }) => [
            id,
            updated.slice(0, 10),
            status,
            marking || '–',
            title,
          ]),
        ),
  'sources.list': ({ sources }) =>
    sources.length === 0
      ? [
          'No sources yet: bring them in with "precis import FILE --as sources".',
        ]
      : columns(
          sources.map((source) => {
            const { names, year, title } = describeSource(source);
            return [
              source.id,
              `@${source.citekey}`,
              source.binned ? 'in the bin' : (source.standing ?? '–'),
              [[names, year].filter(Boolean).join(' '), title]
                .filter(Boolean)
                .join(', '),
            ];
          }),
        ),
  'excerpts.takeFile': ({ id }) => [`${id}  kept`],
  'bin.list': ({ briefings }) =>
    briefings.length === 0
      ? ['The bin is empty.']
      : columns(
          briefings.map(({ id, title, status, marking, binned }) => [
            id,
            binned.slice(0, 10),
            status,
            marking || '–',
            title,
          ]),
        ),
  'briefings.show': ({ title, blocks, footnotes, sources }) => [
    title,
    '',
    ...blocks.map(({ type, text }) =>
      type === 'paragraph' ? text : `[${type}] ${text}`,
    ),
    ...(footnotes.length > 0 ? ['', 'Notes'] : []),
    ...columns(footnotes.map(({ number, text }) => [`${number}.`, text])),
    ...(sources.length > 0 ? ['', 'Sources'] : []),
    ...columns(
      sources.map(({ citekey, item }) => [
        `@${citekey}`,
        typeof item['title'] === 'string' ? item['title'] : item.type,
      ]),
    ),
  ],
  'search.find': ({ hits, complete }, { query }) => [
    ...(hits.length > 0
      ? []
      : isWordless(query)
        ? [
            'There is no word in this: words and numbers are looked for, not signs.',
          ]
        : ['Nothing has these words.']),
    ...hits.flatMap(({ kind, id, block, title, snippet }) => [
      `${id}${block === null ? '' : `  ${block}`}  ${kind}  ${title}`,
      ...(snippet === '' ? [] : [`    ${snippet}`]),
    ]),
    ...(complete ? [] : ['There is more: add a word, or ask for more hits.']),
  ],
  'markers.list': ({ markers, gaps, lists = 1 }) => [
    ...(markers.length === 0 ? ['No unresolved markers.'] : []),
    ...markers.flatMap(({ number, list, count: places, places: where }) => [
      `[${number}]  ${count(places, 'place')}${list === undefined ? '' : `, list ${list}`}`,
      ...where.map(({ block, context }) => `    ${block}  ${context}`),
    ]),
    ...(gaps.length > 0
      ? [`Never used: ${gaps.map((number) => `[${number}]`).join(', ')}`]
      : []),
    ...(lists > 1
      ? [`The numbers begin anew: they belong to ${lists} lists.`]
      : []),
  ],
  'markers.link': ({ linked }) => [`${count(linked, 'place')} linked.`],
  'markers.unlink': ({ unlinked, dropped }) => [
    `${count(unlinked, 'place')} unlinked.`,
    ...(dropped === 0
      ? []
      : [
          `${dropped === 1 ? 'One of them had a page or words of its own, which a marker can’t keep' : `${dropped} of them had a page or words of their own, which a marker can’t keep`}: what stood before is in the versions.`,
        ]),
  ],
  'markers.linkReferences': ({ entries, left, linked }) => [
    ...columns(
      entries.map(({ number, outcome, source, score, text, rest }) => [
        `[${number}]`,
        outcomeWords(outcome, source, score),
        rest === '' ? text : `${text} (not understood: ${rest})`,
      ]),
    ),
    ...left.map((line) => `not an entry: ${line}`),
    `${count(linked, 'place')} linked.`,
  ],
  'alarms.list': ({ alarms }) => {
    const cited = alarms.filter(({ notes }) => notes.length > 0);
    return cited.length === 0
      ? ['No cited source has changed since somebody looked.']
      : cited.flatMap((alarm) => [
          `${alarm.briefing}  @${alarm.citekey}  ${alarm.notes.length === 1 ? 'note' : 'notes'} ${[...new Set(alarm.notes.map(({ number }) => number))].join(', ')}${alarm.verdicts === 0 ? '' : ` and ${count(alarm.verdicts, 'verdict')}`}  ${alarm.at.slice(0, 10)}, ${alarm.author}`,
          ...alarm.changes.map(
            ({ part, before, after }) =>
              `    ${part.replace(/:.*/su, '')}: ${before ?? '(nothing)'} -> ${after ?? '(nothing)'}`,
          ),
        ]);
  },
  'briefings.check': ({ findings, silenced, coverage = [] }) => {
    const needing = coverage.filter(({ needs }) => needs);
    return [
      ...(findings.length === 0
        ? ['Nothing found.']
        : findings.map(
            ({ severity, check, message }) =>
              `${severity}  ${check}  ${message}`,
          )),
      ...silenced.map(
        ({ finding, reason, author, at }) =>
          `silenced  ${finding.check}  ${finding.text}: ${reason} (${author}, ${at.slice(0, 10)})`,
      ),
      ...(needing.length === 0
        ? []
        : [
            `Of ${count(needing.length, 'sentence')} that ${needing.length === 1 ? 'needs' : 'need'} a source, ${needing.filter(({ cited }) => cited).length} cite one.`,
          ]),
    ];
  },
  'briefings.export': ({ file, pages, proof, beside = [], leftOut }) => [
    `${file}${pages === null ? '' : ` (${count(pages, 'page')})`}`,
    ...beside.map((other) => `with ${other}`),
    /\.csv$/i.test(file)
      ? `${proof.ok ? 'Proved' : 'NOT PROVED'}: ${proof.footnotes.found} of ${count(proof.footnotes.expected, 'citation')} read back, each with its whole row.`
      : proof.ok && pages === null && proof.footnotes.expected === 0
        ? `Proved: no word of the body is missing${/\.txt$/i.test(file) ? '; a plain text has no notes' : ''}.`
        : proof.ok
          ? `Proved: ${count(proof.footnotes.found, 'footnote')} and ${count(proof.headings.found, 'heading')} read back, no word missing.`
          : `NOT PROVED: ${proof.footnotes.found} of ${count(proof.footnotes.expected, 'footnote')}, ${proof.headings.found} of ${count(proof.headings.expected, 'heading')}; do not hand this file on.`,
    ...(leftOut !== undefined && proof.ok
      ? [
          `Proved: nothing of ${count(leftOut, 'marked passage')}, of comments and of verdicts stands in the file.`,
        ]
      : []),
    ...proof.missing.map((sentence) => `  - ${sentence}`),
  ],
  'packs.export': ({ file, pages, proof, papers, leftOut }) => [
    `${file} (${count(pages, 'page')}, ${count(papers.length, 'paper')})`,
    ...columns(
      papers.map(({ number, label, id }) => [number, `p. ${label}`, id]),
    ).map((line) => `  ${line}`),
    ...leftOut.map((sentence) => `Left out: ${sentence}`),
    proof.ok
      ? `Proved: ${count(proof.footnotes.found, 'footnote')} and ${count(proof.headings.found, 'heading')} read back, each page with its number and its marking.`
      : `NOT PROVED: ${proof.footnotes.found} of ${count(proof.footnotes.expected, 'footnote')}, ${proof.headings.found} of ${count(proof.headings.expected, 'heading')}; do not hand this file on.`,
    ...proof.missing.map((sentence) => `  - ${sentence}`),
  ],
  'briefings.text': ({ text }) => [text.replace(/\n$/, '')],
  'library.backup': ({ file, bytes, verified, missing }) => [
    `${file} (${bytes.toLocaleString('en-GB')} bytes)${verified ? ', read back and whole' : ''}`,
    ...(missing === 0
      ? []
      : [
          `${count(missing, 'attachment')} that the library has lost: see "precis verify".`,
        ]),
  ],
  'packages.make': ({ file, proof }) => [
    proof.ok
      ? `${file} (read back, nothing missing)`
      : `${file} is NOT PROVED: do not hand it on.`,
    ...proof.missing.map((sentence) => `  - ${sentence}`),
  ],
  'packages.merge': ({ merged, conflicts }) => [
    ...mergedLines(merged, conflicts.length),
    ...conflicts.flatMap(({ unit, ours, theirs, author }) => [
      unit,
      `  here: ${quoted(ours)}`,
      `  ${author || 'theirs'}: ${quoted(theirs)}`,
    ]),
  ],
  'versions.list': ({ versions }) =>
    columns(
      versions.map((version) => [
        version.id,
        moment(version.at),
        version.by,
        versionWords(version),
      ]),
    ),
  'versions.compare': ({
    before,
    after,
    words,
    changes,
    notes,
    fields,
    sources,
  }) => [
    ...packageLines(before, after),
    `${count(words.inserted, 'word')} in, ${words.deleted} out`,
    ...fields.map(
      ({ field, before, after }) => `  ${field}: ${became(before, after)}`,
    ),
    ...changes
      .filter(({ kind }) => !['note', 'field', 'source'].includes(kind))
      .map(
        ({ kind, block, before, after }) =>
          `  ${kind}  ${block ?? ''}  ${became(before, after)}`,
      ),
    ...notes.map(
      ({ number, before, after }) =>
        `  note ${number}: ${became(before, after)}`,
    ),
    ...sources.map(
      ({ id, part, before, after }) =>
        `  source ${id}, ${part}: ${became(before, after)}`,
    ),
  ],
  'versions.restore': ({ kept, restored }) => [
    kept === null
      ? 'Nothing had to change.'
      : `Restored: ${count(restored, 'change')}. What stood before is version ${kept}.`,
  ],
  'verdicts.give': ({ citation, verdict, gone }) => [
    gone
      ? `${citation}  ${verdict}: kept in the log, applied to nothing`
      : `${citation}  ${verdict}`,
  ],
  'library.verify': ({ ok, problems }) =>
    ok ? ['The library is whole.'] : problems,
};

export const restoredLines = ({
  folder,
  made,
  briefings,
  sources,
  previous,
}: Restored): string[] => [
  `${folder} is as it was backed up on ${made.slice(0, 10)} at ${made.slice(11, 16)} UTC: ${count(briefings, 'briefing')}, ${count(sources, 'source')}.`,
  ...(previous === null ? [] : [`What was there is kept in ${previous}`]),
];
