// The methods of meeting packs.
import { basename } from 'node:path';
import type { Handlers, PackProgress } from '#core/contract.ts';
import type { Coverage } from '#core/document/uncovered-characters.ts';
import { AppError } from '#core/errors.ts';
import { drawnOver } from '#core/packs/drawn-over.ts';
import { unprintedInPack } from '#core/packs/unprinted-in-pack.ts';
import { newId, now } from '../clock.ts';
import { putAttachment } from '../database/attachments.ts';
import { listBriefings } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import {
  insertPack,
  keepPages,
  listPacks,
  readPack,
  savePack,
  setPackRemoved,
} from '../database/packs.ts';
import {
  exportPack,
  MOST_PDF_BYTES,
  rememberPapers,
  type SetPapers,
} from '../services/export-pack.ts';
import { issuePack, takeIssueBack } from '../services/issue-pack.ts';
import { packOfRequest } from '../services/pack-of-request.ts';
import { readInputFile } from '../services/read-input-file.ts';
import { readCoverage } from '../typesetting/read-coverage.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';

export type PackHandlerContext = {
  /** What is set already, for all windows. */
  readonly papers: SetPapers;
  /** Told how far a pack is. */
  readonly progress: (progress: PackProgress) => void;
};

type PackHandlers = Pick<Handlers, Extract<keyof Handlers, `packs.${string}`>>;

export function packHandlers(context: {
  readonly library: Library;
  readonly resources: string;
  readonly typesetter: Typesetter;
  readonly packs?: PackHandlerContext;
  readonly author: string;
  readonly tell: (sentence: string) => void;
}): PackHandlers {
  const { library, author } = context;
  const packs = context.packs ?? {
    papers: rememberPapers(),
    progress: () => undefined,
  };
  /** Read with the first pack that is looked at. */
  let fonts: Coverage | null | undefined;
  const stamp = (): { at: string; author: string } => ({ at: now(), author });
  return {
    'packs.export': async (input, signal) => {
      const today = now().slice(0, 10);
      const kept =
        input.pack === undefined ? null : readPack(library, input.pack);
      const { pack, pdfBytes } = await packOfRequest(input, library);
      const { itemPages, frontPages, ...report } = await exportPack(
        {
          pack,
          pdfBytes,
          out: input.out,
          date: input.date ?? today,
          without: input.without === true,
        },
        { ...context, ...packs, today, signal },
      );
      // A pack without some of its papers is not the one that is issued.
      if (
        input.pack !== undefined &&
        kept &&
        report.leftOut.length === 0 &&
        report.proof.ok &&
        !library.db.readonly
      )
        keepPages(library, input.pack, kept.revision, frontPages, itemPages);
      return report;
    },
    'packs.list': () => {
      const today = now().slice(0, 10);
      const all = listPacks(library);
      const isDue = ({ date }: { date: string }): boolean =>
        date === '' || date >= today;
      return {
        packs: [
          ...all.filter(isDue).toReversed(),
          ...all.filter((pack) => !isDue(pack)),
        ],
      };
    },
    'packs.create': ({ title }) => {
      const id = newId();
      insertPack(library, id, title.trim(), stamp());
      return { id };
    },
    'packs.open': ({ id }) => {
      const kept = readPack(library, id);
      const inIt = new Set(
        kept.pack.items.flatMap(({ paper }) =>
          paper?.kind === 'briefing' ? paper.briefing : [],
        ),
      );
      return {
        ...kept,
        briefings: Object.fromEntries(
          listBriefings(library)
            .filter((briefing) => inIt.has(briefing.id))
            .map((briefing) => [
              briefing.id,
              {
                title: briefing.title,
                marking: briefing.marking,
                language: briefing.language,
              },
            ]),
        ),
      };
    },
    'packs.check': ({ id }) => {
      const { pack } = readPack(library, id);
      fonts ??= readCoverage(context.resources);
      return { unprinted: fonts ? unprintedInPack(pack, fonts) : [] };
    },
    'packs.save': ({ id, basedOn, pack }) => ({
      revision: savePack(library, id, basedOn, pack, stamp()),
    }),
    'packs.issue': ({ id, back }) => ({
      revision: (back ? takeIssueBack : issuePack)(library, id, stamp()),
    }),
    'packs.remove': ({ id, removed }) => {
      setPackRemoved(library, id, removed, stamp());
      return {};
    },
    'packs.keepPdf': async ({ path }, signal) => {
      const name = basename(path);
      const bytes = await readInputFile(path, MOST_PDF_BYTES, 'divide it');
      const { pages, drawnOver: over } = await context.typesetter
        .inspectPdf(bytes, { signal })
        .catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'bad-input')
            throw new AppError('bad-input', `${name} ${error.message}.`, {
              cause: error,
            });
          throw error;
        });
      const { sha256 } = putAttachment(library, bytes, 'application/pdf');
      return {
        ...{ attachment: sha256, name, pages: pages.length },
        remark: drawnOver(name, over),
      };
    },
  };
}
