// Copies of briefings that live on by themselves: new ids throughout, the same sources and tags, the alarms that are open,
// and a draft again, as nobody has cleared the copy.
import type { BriefingId } from '#core/document/document.ts';
import { copyTitle } from '#core/document/copy-title.ts';
import { renewIds } from '#core/document/renew-ids.ts';
import { newId } from '../clock.ts';
import { copyAlarms } from '../database/alarms.ts';
import { briefingKey } from '../database/briefing-key.ts';
import {
  hasTitle,
  insertBriefing,
  readBriefing,
} from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import type { Stamp } from '../database/stamp.ts';
import { copyTags } from '../database/tags.ts';

/** The ids of the copies, in the order of `ids`. One transaction; throws AppError 'not-found' or 'damaged', and none is made. */
export function duplicateBriefings(
  library: Library,
  ids: readonly BriefingId[],
  stamp: Stamp,
): BriefingId[] {
  return saving(library, () =>
    ids.map((id) => {
      const { document } = readBriefing(library, id);
      const copy = newId() as BriefingId;
      insertBriefing(
        library,
        copy,
        {
          ...document,
          blocks: renewIds(document.blocks, newId),
          title: copyTitle(document.title, (title) => hasTitle(library, title)),
          status: 'draft',
        },
        stamp,
      );
      const keys = [
        briefingKey(library, id),
        briefingKey(library, copy),
      ] as const;
      copyTags(library, 'briefing', ...keys);
      copyAlarms(library, ...keys);
      return copy;
    }),
  );
}
