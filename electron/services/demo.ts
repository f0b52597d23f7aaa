// The main job on the built-in sample, start to finish: a text with markers comes in, each marker is linked to its
// source, the PDF is set and proved. Everything but the sample's arrival goes through the contract, as a person's would.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Handlers, Output } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { newId, now } from '../clock.ts';
import {
  insertBriefing,
  listBin,
  listBriefings,
} from '../database/briefings.ts';
import { openLibrary, type Library } from '../database/open.ts';
import { keepSources } from './keep-sources.ts';
import { readSample } from './sample.ts';

const SIGN = 'made-by-precis-demo.txt';

/** The demo's library is made anew only while it holds the sample alone and nobody has it open. */
function refuseOthersWork(folder: string, sample: string): void {
  if (!existsSync(join(folder, 'library.db'))) return;
  const library = openLibrary(folder);
  try {
    const titles = [...listBriefings(library), ...listBin(library)].map(
      ({ title }) => title,
    );
    if (titles.length <= 1 && titles.every((title) => title === sample)) return;
  } finally {
    library.close();
  }
  throw new AppError(
    'bad-input',
    `${folder} holds briefings that are not the demo's, and was left as it is: give another folder with --out.`,
  );
}

/**
 * Makes the folder ready and returns the place of its library. A folder that an earlier demo made is made anew; any
 * other that holds something is refused, AppError 'bad-input', and left as it is.
 */
export function prepareDemoFolder(folder: string, resources: string): string {
  const { title } = readSample(resources).document;
  if (existsSync(folder)) {
    let entries: string[];
    try {
      entries = readdirSync(folder);
    } catch (error) {
      throw new AppError(
        'bad-input',
        `${folder} is not a folder: give another one with --out.`,
        { cause: error },
      );
    }
    if (entries.length > 0 && !entries.includes(SIGN))
      throw new AppError(
        'bad-input',
        `${folder} holds files that are not the demo's: give another folder with --out.`,
      );
    refuseOthersWork(join(folder, 'library'), title);
    for (const ours of ['library', 'briefing.pdf', 'briefing.unproved.pdf'])
      rmSync(join(folder, ours), { recursive: true, force: true });
  }
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, SIGN),
      'Precis made this folder for its demo and makes it anew at the next one.\n',
    );
  } catch (error) {
    throw new AppError(
      'unavailable',
      `${folder} can't be made: give another folder with --out.`,
      { cause: error },
    );
  }
  return join(folder, 'library');
}

export type DemoReport = {
  readonly library: string;
  readonly briefing: string;
  readonly title: string;
  readonly sources: number;
  readonly markers: number;
  readonly findingsBefore: Output<'briefings.check'>['findings'];
  readonly linked: number;
  readonly findingsAfter: Output<'briefings.check'>['findings'];
  readonly export: Output<'briefings.export'>;
  readonly verify: Output<'library.verify'>;
};

/** `folder` and `library` are those of `prepareDemoFolder`; `tell` is given each step as it is done. */
export async function runDemo(
  folder: string,
  library: Library,
  handlers: Handlers,
  resources: string,
  signal: AbortSignal,
  tell: (step: string) => void,
): Promise<DemoReport> {
  const sample = readSample(resources);
  const stamp = { at: now(), author: 'Precis sample' };
  // Loaded here: its parsers are large, and no other command has a use for them.
  const { itemOfRecord } = await import('#core/convert/import-sources.ts');
  const { sources } = await keepSources(sample.sources.sources, {
    library,
    stamp,
    readRecords: (records) => Promise.resolve(records.map(itemOfRecord)),
    ask: false,
  });
  const id = newId() as BriefingId;
  insertBriefing(library, id, sample.document, stamp);
  tell(`1. “${sample.document.title}” is in, with ${sources.length} sources.`);

  const overview = await handlers['markers.list']({ briefing: id }, signal);
  const before = await handlers['briefings.check']({ id }, signal);
  const places = overview.markers.reduce((sum, { count }) => sum + count, 0);
  tell(
    `2. It has ${places} markers with ${overview.markers.length} numbers; the checks find ${before.findings.length} things, among them: ${before.findings.find(({ check }) => check === 'numbering-gap')?.message ?? 'no gap'}`,
  );

  let linked = 0;
  for (const [number, source] of sample.links)
    linked += (
      await handlers['markers.link']({ briefing: id, number, source }, signal)
    ).linked;
  const after = await handlers['briefings.check']({ id }, signal);
  tell(
    `3. ${linked} places are linked to their sources; ${after.findings.length} of the findings are left.`,
  );

  const exported = await handlers['briefings.export'](
    { id, to: 'pdf', out: join(folder, 'briefing.pdf') },
    signal,
  );
  const { proof } = exported;
  tell(
    `4. The PDF is set (${exported.pages ?? 0} pages) and read back: ${proof.footnotes.found} of ${proof.footnotes.expected} footnotes on the page of their mark, ${proof.headings.found} of ${proof.headings.expected} headings, ${proof.missing.length} words or marks missing.`,
  );
  for (const sentence of proof.missing) tell(`   - ${sentence}`);

  const verify = await handlers['library.verify']({}, signal);
  tell(
    verify.ok
      ? '5. The library is whole.'
      : `5. The library has problems: ${verify.problems.join(' ')}`,
  );
  tell(`The PDF: ${exported.file}`);
  tell(`The library, to go on with: precis --library ${library.folder} list`);
  return {
    library: library.folder,
    briefing: id,
    title: sample.document.title,
    sources: sources.length,
    markers: places,
    findingsBefore: before.findings,
    linked,
    findingsAfter: after.findings,
    export: exported,
    verify,
  };
}
