// The methods of review packages.
import type { Handlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { unitOf } from '#core/review/merge-briefings.ts';
import { now } from '../clock.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { listPackages } from '../database/packages.ts';
import { reading } from '../database/query.ts';
import { listConflicts } from '../services/list-conflicts.ts';
import { makePackage, packageFiles } from '../services/make-package.ts';
import { mergePackage } from '../services/merge-package.ts';
import { settleConflict, undoSettle } from '../services/settle-conflict.ts';

type PackageHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `packages.${string}`>
>;

export function packageHandlers({
  library,
  resources,
  author,
}: {
  readonly library: Library;
  readonly resources: string;
  readonly author: string;
}): PackageHandlers {
  const stamp = (): { at: string; author: string } => ({ at: now(), author });
  return {
    'packages.make': async ({ briefing, out, attachments }, signal) => {
      const { file, proof } = await makePackage(
        library,
        {
          briefing: briefing as BriefingId,
          out,
          attachments: attachments === true,
        },
        stamp(),
        signal,
      );
      return { file, pages: null, proof };
    },
    'packages.merge': async ({ path }, signal) => {
      const { merged, conflicts } = await mergePackage(
        path,
        { takeIn: false },
        { library, resources, stamp: stamp(), signal },
      );
      return {
        merged,
        conflicts: conflicts.flatMap(({ unit, stands, others }) =>
          others.map(({ words, author: by, at }) => ({
            block: ['block', 'place'].includes(unitOf(unit).kind)
              ? unitOf(unit).id
              : null,
            ours: stands.words,
            theirs: words,
            unit,
            author: by,
            at,
          })),
        ),
      };
    },
    'packages.list': ({ briefing }) => {
      const id = briefing as BriefingId;
      const packages = reading(library, () =>
        listPackages(library, briefingKey(library, id)),
      );
      return { packages, conflicts: listConflicts(library, id) };
    },
    'packages.files': ({ briefing }) =>
      packageFiles(library, briefing as BriefingId),
    'packages.settle': (input) => settleConflict(library, input, stamp()),
    'packages.undoSettle': ({ briefing, undo }) => {
      undoSettle(library, { briefing: briefing as BriefingId, undo }, stamp());
      return {};
    },
  };
}
