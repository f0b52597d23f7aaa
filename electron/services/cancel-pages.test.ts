// Whoever cancels a PDF or a pack has what stood there before and nothing besides, at whatever moment they do.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cite, docWith, h, note, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import type { PackItem } from '#core/packs/pack.ts';
import { pdfOf } from '../attachments/pdf-fixture.ts';
import { insertBriefing } from '../database/briefings.ts';
import {
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { insertSources } from '../database/sources.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { testTypesetter } from '../typesetting/typesetting-fixture.ts';
import { useResources } from './citation-styles-fixture.ts';
import { exportBriefing, type ExportContext } from './export-briefing.ts';
import { exportPack, rememberPapers } from './export-pack.ts';
import { CITED } from './random-briefing-fixture.ts';

const resources = useResources();
let typesetter: Typesetter;
beforeAll(async () => {
  // Each look at the clock is late, so that every step listens.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  typesetter = await testTypesetter();
});
afterAll(() => typesetter.close());

const PARAGRAPHS = 20;
const document = docWith(
  { title: 'Ferries', marking: 'OFFICIAL' },
  h(1, 'Purpose'),
  ...Array.from({ length: PARAGRAPHS }, (_, at) =>
    p('Words', note('See ', cite(CITED[0]?.id ?? '', `p. ${at}`), '.')),
  ),
  { type: 'bibliography' },
);

type Write = (out: string, context: ExportContext) => Promise<unknown>;

const item = (id: string, paper: PackItem['paper']): PackItem => ({
  ...{ id, title: '', time: '', presenter: '', purpose: null, paper },
  ...{ marking: '', late: false, printed: null },
});

const papers = rememberPapers();
const writers: Readonly<Record<'pdf' | 'pack', Write>> = {
  pdf: (out, context) =>
    exportBriefing({ id: 'ferries', to: 'pdf', out }, context),
  pack: (out, context) =>
    exportPack(
      {
        pack: {
          ...{ title: 'Board', date: '2026-12-03', time: '', place: '' },
          dividers: true,
          items: [
            item('ferries', { kind: 'briefing', briefing: 'ferries' }),
            item('tides', { kind: 'pdf', attachment: '', name: 'Tides.pdf' }),
          ],
          issued: null,
        },
        ...{ out, date: '2026-11-28', without: false },
        pdfBytes: () => Promise.resolve(pdfOf(['The tides.'])),
      },
      { ...context, papers, progress: () => undefined },
    ),
};

/** More often than what is set and proved has blocks and notes, in each of its stages. */
const LISTENS = { pdf: 8 * PARAGRAPHS, pack: 6 * PARAGRAPHS };
/** So many are tried, spread over all: each is an export of its own. */
const TRIED = 24;

test.each(['pdf', 'pack'] as const)(
  '%s: cancelled at whatever moment it listens, nothing is written',
  { timeout: 600_000 },
  async (what) => {
    const library = testLibrary();
    insertSources(library, CITED, STAMP);
    insertBriefing(library, 'ferries' as BriefingId, document, STAMP);
    const another = () => {
      const folder = join(temporaryFolder(), 'out');
      mkdirSync(folder);
      const out = join(folder, 'x.pdf');
      writeFileSync(out, 'old');
      const cancelling = new AbortController();
      const { signal } = cancelling;
      return {
        cancelling,
        out,
        listened: vi.spyOn(signal, 'throwIfAborted'),
        untouched: () => {
          expect(readdirSync(folder)).toEqual(['x.pdf']);
          expect(readFileSync(out, 'utf8')).toBe('old');
        },
        write: () =>
          writers[what](out, {
            ...{ library, resources: resources(), typesetter, signal },
            ...{ today: '2026-11-28', tell: () => undefined },
          }),
      };
    };
    const whole = another();
    expect(await whole.write()).toMatchObject({ proof: { ok: true } });
    expect(readFileSync(whole.out, 'latin1')).toMatch(/^%PDF/);
    const again = another();
    await again.write();
    // What is remembered since is done in fewer steps, and those are the same each time.
    const moments = again.listened.mock.calls.length;
    expect(whole.listened.mock.calls.length).toBeGreaterThan(LISTENS[what]);
    const stride = Math.ceil(moments / TRIED);
    for (let moment = moments; moment > 0; moment -= stride) {
      const { write, cancelling, listened, untouched } = another();
      let left = moment;
      listened.mockImplementation(function (this: AbortSignal) {
        left -= 1;
        if (left === 0) cancelling.abort(new Error('cancelled'));
        if (this.aborted) throw this.reason as Error;
      });
      await expect(write()).rejects.toThrow('cancelled');
      untouched();
    }
  },
);
