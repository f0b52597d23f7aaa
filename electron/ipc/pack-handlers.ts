// The methods of meeting packs.
import type { Handlers } from '#core/contract.ts';
import { now } from '../clock.ts';
import {
  exportPack,
  rememberPapers,
  type PackProgress,
  type SetPapers,
} from '../services/export-pack.ts';
import { packOfRequest } from '../services/pack-of-request.ts';
import type { HandlerContext } from './handlers.ts';

export type PackHandlerContext = {
  /** What is set already, for all windows. */
  readonly papers: SetPapers;
  /** Told how far a pack is. */
  readonly progress: (progress: PackProgress) => void;
};

type PackHandlers = Pick<Handlers, Extract<keyof Handlers, `packs.${string}`>>;

export function packHandlers(context: HandlerContext): PackHandlers {
  const packs = context.packs ?? {
    papers: rememberPapers(),
    progress: () => undefined,
  };
  return {
    'packs.export': async (input, signal) => {
      const today = now().slice(0, 10);
      const { pack, pdfBytes } = await packOfRequest(input, context.library);
      const { file, pages, proof, papers, leftOut } = await exportPack(
        {
          pack,
          pdfBytes,
          out: input.out,
          date: input.date ?? today,
          without: input.without === true,
        },
        { ...context, ...packs, today, signal },
      );
      return { file, pages, proof, papers, leftOut };
    },
  };
}
