// Bench "pdf": more than 60 pages with 300 notes to PDF, in the open application after each edit and as a cold process, in turns
// with what else of this machine sets the same briefing: LibreOffice from our DOCX, Pandoc with LaTeX from our Markdown,
// WeasyPrint from our HTML. The export is what lies between the request and the whole file on the disk: the briefing is
// read from the library, its citations are formatted, its pages are set and written. The proof is what is waited for from
// there until the file has its name, and stands beside it, with its share of the two together: of the warm export, of
// the first one, of which no page was ever read before, and of the cold process until it has ended. A cold process comes
// after an edit of the text, after one of the words of a note, and after one of a citation, which all are formatted for.
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BriefingId } from '#core/document/document.ts';
import {
  insertBriefing,
  readBriefing,
} from '../../electron/database/briefings.ts';
import { saveDelta } from '../../electron/database/blocks.ts';
import { openLibrary, type Library } from '../../electron/database/open.ts';
import { readRevisions } from '../../electron/database/revisions.ts';
import { insertSources } from '../../electron/database/sources.ts';
import {
  exportBriefing,
  type ExportContext,
} from '../../electron/services/export-briefing.ts';
import { createTypesetter } from '../../electron/typesetting/typesetter.ts';
import { forkTypesetting } from '../../electron/typesetting/typesetting-fixture.ts';
import type { Bench } from './bench.ts';
import {
  generateDocument,
  sourcesForNotes,
  wordsOf,
  type DocumentSize,
} from './generate.ts';
import { timePaperView } from './paper-view.ts';
import { styleAsCsl } from './peers/style-as-csl.ts';
import { median, percentile } from './statistics.ts';

const SIZE: DocumentSize = { paragraphs: 260, headings: 24, notes: 300 };
const LEAST_PAGES = 60;
const ROUNDS = 5;
const BRIEFING = 'bench' as BriefingId;
const DATE = '2026-01-01';
const STAMP = { at: `${DATE}T00:00:00.000Z`, author: 'Ada' };
const OUT = join(import.meta.dirname, '..', '..', 'out');
const RESOURCES = join(OUT, 'resources');
const CLI = join(OUT, 'main', 'cli.js');
/** That of the briefing, for who reads XML. */
const STYLE_FILE = 'style.csl';

type Peer = {
  readonly name: string;
  /** What it sets. */
  readonly from: 'docx' | 'md' | 'html';
  readonly programs: readonly string[];
  readonly command: (
    from: string,
    folder: string,
  ) => readonly [string, ...string[]];
};

const PEERS: readonly Peer[] = [
  {
    name: 'libreoffice',
    from: 'docx',
    programs: ['soffice'],
    command: (from, folder) => [
      'soffice',
      '--headless',
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--convert-to', 'pdf', '--outdir', join(folder, 'libreoffice'), from],
    ],
  },
  {
    name: 'latex',
    from: 'md',
    programs: ['pandoc', 'pdflatex'],
    command: (from, folder) => [
      'pandoc',
      from,
      ...[`--resource-path=${folder}`, '--citeproc'],
      // On our paper, in our size of type, with our citation style: else it is another briefing, of fewer pages.
      ...['--csl', join(folder, STYLE_FILE)],
      ...['-V', 'papersize=a4', '-V', 'fontsize=11pt'],
      ...['-o', join(folder, 'latex.pdf')],
    ],
  },
  {
    name: 'weasyprint',
    from: 'html',
    programs: ['weasyprint'],
    command: (from, folder) => [
      'weasyprint',
      from,
      join(folder, 'weasyprint.pdf'),
    ],
  },
];

/** Milliseconds until it has ended. Throws where it fails. */
async function timeOf([program, ...args]: readonly [
  string,
  ...string[],
]): Promise<number> {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} left with ${code}: ${said}`);
  return performance.now() - begun;
}

/** Until the last byte was in the file, which stands under a passing name while it is proved, and from there to the end. */
async function timeExport(
  command: readonly [string, ...string[]],
  folder: string,
): Promise<{ toFile: number; toProof: number }> {
  const begun = performance.now();
  let written = begun;
  const watcher = watch(folder, (kind, name) => {
    if (kind === 'change' && name?.startsWith('.precis-'))
      written = performance.now();
  });
  try {
    const took = await timeOf(command);
    if (written === begun) throw new Error('No file was seen to be written.');
    return { toFile: written - begun, toProof: begun + took - written };
  } finally {
    watcher.close();
  }
}

/** The proof's part of both together. */
const shareOf = (
  exports: readonly number[],
  proofs: readonly number[],
): number => median(proofs) / (median(exports) + median(proofs));

const isHere = (program: string): Promise<boolean> =>
  timeOf([program, '--version']).then(
    () => true,
    () => false,
  );

type Place = 'text' | 'note' | 'citation';

/** A few words more, in a paragraph or in a note; or another page that a note cites. */
function edit(library: Library, round: number, where: Place): void {
  const { blocks } = readBriefing(library, BRIEFING).document;
  const place = Math.floor((blocks.length * (round + 1)) / (ROUNDS + 2));
  const block = blocks
    .slice(place)
    .find(
      (each) =>
        each.type === 'paragraph' &&
        each.content.some(({ type }) => type === 'footnote'),
    );
  if (block?.type !== 'paragraph') throw new Error('There is nothing to edit.');
  const more = { type: 'text' as const, text: ` ${wordsOf(round, 4)}.` };
  const content =
    where === 'text'
      ? [...block.content, more]
      : block.content.map((inline) =>
          inline.type === 'footnote'
            ? {
                ...inline,
                content:
                  where === 'note'
                    ? [...inline.content, more]
                    : inline.content.map((part) =>
                        part.type === 'citation'
                          ? {
                              ...part,
                              locator: {
                                label: 'page' as const,
                                value: String(900 + round),
                              },
                            }
                          : part,
                      ),
              }
            : inline,
        );
  const parent = readRevisions(library, BRIEFING).get(block.id) ?? null;
  saveDelta(
    library,
    BRIEFING,
    { put: [{ block: { ...block, content }, parent }], move: [], remove: [] },
    STAMP,
  );
}

function fill(library: Library): void {
  insertSources(library, sourcesForNotes(), STAMP);
  insertBriefing(
    library,
    BRIEFING,
    generateDocument('Coastal repair', SIZE),
    STAMP,
  );
}

/** Opens the library in `place` for `work` alone: a process that is timed must not find it in use. */
function inLibrary(place: string, work: (library: Library) => void): void {
  const library = openLibrary(place, { create: true });
  try {
    work(library);
  } finally {
    library.close();
  }
}

/** `folder` is where the library and the files may stand. */
export const benchPdf: Bench = async (folder) => {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  const library = openLibrary(join(own, 'library'), { create: true });
  const place = join(own, 'library of the cold process');
  /** When the file was there and its proof began. */
  let proofBegan = 0;
  const typesetter = createTypesetter({
    resources: RESOURCES,
    launch: forkTypesetting,
  });
  try {
    fill(library);
    inLibrary(place, fill);
    const context: ExportContext = {
      library,
      resources: RESOURCES,
      today: DATE,
      signal: new AbortController().signal,
      tell: () => undefined,
      typesetter: {
        ...typesetter,
        readPdf: (...args) => {
          proofBegan = performance.now();
          return typesetter.readPdf(...args);
        },
      },
    };
    const peers: Peer[] = [];
    for (const peer of PEERS) {
      const there = await Promise.all(peer.programs.map(isHere));
      if (there.every(Boolean)) peers.push(peer);
    }
    const exported = (format: string): string => join(own, `bench.${format}`);
    const cli = (to: string, out: string): [string, ...string[]] => [
      process.execPath,
      ...[CLI, '--library', place, '--json', 'export', BRIEFING],
      ...['--to', to, '--out', out],
      ...(['pdf', 'docx'].includes(to) ? ['--date', DATE] : []),
    ];
    mkdirSync(join(own, 'libreoffice'));
    const { style } = readBriefing(library, BRIEFING).document;
    writeFileSync(
      join(own, STYLE_FILE),
      styleAsCsl(
        readFileSync(
          join(RESOURCES, 'citation-styles', 'styles', `${style}.json`),
          'utf8',
        ),
      ),
    );
    const warm: number[] = [];
    const proof: number[] = [];
    const afterNote: number[] = [];
    let firstProof = 0;
    const cold: number[] = [];
    const coldProof: number[] = [];
    const coldNote: number[] = [];
    const coldCitation: number[] = [];
    const theirs = new Map(peers.map(({ name }) => [name, [] as number[]]));
    let pages = 0;
    let bytes = 0;
    for (let round = -1; round < ROUNDS; round += 1) {
      const out = exported('pdf');
      const exportAfter = async (
        where: Place,
      ): Promise<{ toFile: number; toProof: number }> => {
        edit(library, round + 1, where);
        const begun = performance.now();
        const report = await exportBriefing(
          { id: BRIEFING, to: 'pdf', out },
          context,
        );
        const ended = performance.now();
        if (!report.proof.ok) throw new Error('The proof failed.');
        pages = report.pages ?? 0;
        if (pages < LEAST_PAGES) throw new Error(`It has ${pages} pages.`);
        return { toFile: proofBegan - begun, toProof: ended - proofBegan };
      };
      const { toFile, toProof } = await exportAfter('text');
      bytes = statSync(out).size;
      // The first is the one that starts the process and reads the fonts.
      if (round < 0) {
        firstProof = toProof;
        continue;
      }
      warm.push(toFile);
      proof.push(toProof);
      afterNote.push((await exportAfter('note')).toFile);
      const coldCli = cli('pdf', join(own, 'cold.pdf'));
      for (const [where, times] of [
        ['citation', coldCitation],
        ['note', coldNote],
      ] as const) {
        inLibrary(place, (closed) => {
          edit(closed, round + 1, where);
        });
        times.push((await timeExport(coldCli, own)).toFile);
      }
      inLibrary(place, (closed) => {
        edit(closed, round + 1, 'text');
      });
      const afterText = await timeExport(coldCli, own);
      cold.push(afterText.toFile);
      coldProof.push(afterText.toProof);
      for (const { from } of peers) await timeOf(cli(from, exported(from)));
      for (const { name, from, command } of peers)
        theirs.get(name)?.push(await timeOf(command(exported(from), own)));
    }
    const medians = Object.fromEntries(
      PEERS.map(({ name }) => {
        const times = theirs.get(name) ?? [];
        return [name, times.length > 0 ? median(times) : null];
      }),
    );
    const paper = await timePaperView(folder);
    const report = {
      pages,
      notes: SIZE.notes,
      bytes,
      warm: median(warm),
      warm_proof: median(proof),
      first_proof: firstProof,
      warm_note: median(afterNote),
      cold: median(cold),
      cold_proof: median(coldProof),
      cold_note: median(coldNote),
      cold_citation: median(coldCitation),
      proof_share: shareOf(warm, proof),
      cold_proof_share: shareOf(cold, coldProof),
      paper: median(paper.times),
      paper_p95: percentile(paper.times, 95),
      peers: medians,
    };
    const row = (
      name: string,
      time: number | null,
    ): [string, string, string, string] =>
      time === null
        ? [name, 'not here', '', '']
        : [
            name,
            `${time.toFixed(0)} ms`,
            (time / report.warm).toFixed(1),
            (time / report.cold).toFixed(1),
          ];
    return {
      report,
      rows: [
        [`${pages} pages, ${SIZE.notes} notes`, 'median', '÷ warm', '÷ cold'],
        row('warm, after an edit', report.warm),
        row('its proof', report.warm_proof),
        row('the first proof', report.first_proof),
        row('warm, after an edit of a note', report.warm_note),
        row('cold process, after an edit', report.cold),
        row('its proof, and its end', report.cold_proof),
        row('cold process, after an edit of a note', report.cold_note),
        row('cold process, after an edit of a citation', report.cold_citation),
        [
          'share of the proof, warm and cold',
          [report.proof_share, report.cold_proof_share]
            .map((share) => `${(share * 100).toFixed(0)} %`)
            .join(', '),
          '',
          '',
        ],
        [
          'paper view, an edit',
          `${report.paper.toFixed(0)} ms (p95 ${report.paper_p95.toFixed(0)})`,
          '',
          '',
        ],
        ...PEERS.map(({ name }) => row(name, medians[name] ?? null)),
      ],
    };
  } finally {
    await typesetter.close();
    library.close();
    rmSync(own, { recursive: true, force: true });
  }
};
