// The methods by which many briefings are organised at once.
import type { Handlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { now } from '../clock.ts';
import {
  binBriefings,
  eraseBinned,
  restoreBriefings,
} from '../database/bin.ts';
import { setStatuses, type StatusChange } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import {
  changeTags,
  deleteTag,
  listTags,
  renameTag,
  type TagChange,
} from '../database/tags.ts';
import { duplicateBriefings } from '../services/duplicate-briefings.ts';

type OrganisingHandlers = Pick<
  Handlers,
  | 'briefings.setStatus'
  | 'briefings.tag'
  | 'briefings.bin'
  | 'briefings.restore'
  | 'briefings.duplicate'
  | 'bin.erase'
  | 'tags.list'
  | 'tags.rename'
  | 'tags.delete'
>;

export function organisingHandlers({
  library,
  author,
}: {
  readonly library: Library;
  readonly author: string;
}): OrganisingHandlers {
  return {
    'briefings.setStatus': ({ changes }) => ({
      undo: setStatuses(library, changes as StatusChange[], {
        at: now(),
        author,
      }),
    }),
    'briefings.tag': ({ changes }) => ({
      undo: changeTags(library, changes as TagChange[]),
    }),
    'briefings.bin': ({ ids }) => ({
      ids: binBriefings(library, ids as BriefingId[], now()),
    }),
    'briefings.restore': ({ ids }) => ({
      ids: restoreBriefings(library, ids as BriefingId[]),
    }),
    'briefings.duplicate': ({ ids }) => ({
      ids: duplicateBriefings(library, ids as BriefingId[], {
        at: now(),
        author,
      }),
    }),
    'bin.erase': ({ ids }) => ({
      ids: eraseBinned(library, ids as BriefingId[]),
    }),
    'tags.list': () => ({ tags: listTags(library) }),
    'tags.rename': ({ from, to }) => {
      const { merged, undo } = renameTag(library, from, to);
      return { merged, undo: [...undo] };
    },
    'tags.delete': ({ name }) => ({ undo: deleteTag(library, name) }),
  };
}
