// The contract kept: a line or two a method, each in the file that knows how.
import type { Handlers } from '#core/contract.ts';
import { checkBriefing } from '#core/checks/check-briefing.ts';
import { exportText } from '#core/convert/text-export.ts';
import { markerOverview } from '#core/citations/marker-overview.ts';
import type { BriefingId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import { listBriefings, readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { readSources } from '../database/sources.ts';
import { verifyLibrary } from '../database/verify.ts';
import { exportBriefing } from '../services/export-briefing.ts';
import { importFiles } from '../services/import-files.ts';
import { linkMarkerToSource } from '../services/link-marker.ts';
import { citedSources, showBriefing } from '../services/show-briefing.ts';
import { readTemplate } from '../services/templates.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';

export type HandlerContext = {
  readonly library: Library;
  /** The folder of the built resources: fonts, styles, templates. */
  readonly resources: string;
  readonly typesetter: Typesetter;
  /** The name that stands with each revision. */
  readonly author: string;
  /** Given a sentence that a person should read beside an answer that is good. */
  readonly tell: (sentence: string) => void;
};

export function makeHandlers(context: HandlerContext): Handlers {
  const { library, resources, author } = context;
  const stamp = (): { at: string; author: string } => ({ at: now(), author });
  return {
    'files.import': (input, signal) =>
      importFiles(input, {
        library,
        template: readTemplate(resources, input.template ?? 'blank'),
        stamp: stamp(),
        signal,
        tell: context.tell,
      }),
    'briefings.list': () => ({
      briefings: listBriefings(library).map(
        ({ id, title, status, marking, updated }) => ({
          id,
          title,
          status,
          marking,
          updated,
        }),
      ),
    }),
    'briefings.show': ({ id }) =>
      showBriefing(library, id as BriefingId, resources),
    'markers.list': ({ briefing }) =>
      markerOverview(
        readBriefing(library, briefing as BriefingId).document.blocks,
      ),
    'markers.link': (input) => linkMarkerToSource(library, input, stamp()),
    'briefings.check': ({ id }) => {
      const { document } = readBriefing(library, id as BriefingId);
      const sources = readSources(library, citedSources(document));
      return { findings: checkBriefing(document, sources) };
    },
    'briefings.export': (input, signal) =>
      exportBriefing(input, {
        ...context,
        today: now().slice(0, 10),
        signal,
      }),
    'briefings.text': ({ id }) => ({
      text: exportText(readBriefing(library, id as BriefingId).document),
    }),
    'library.verify': () => {
      const problems = verifyLibrary(library);
      return { ok: problems.length === 0, problems };
    },
  };
}
