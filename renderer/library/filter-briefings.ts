// Which briefings the list shows: those whose titles have what was typed, of the chosen status, template, marking and
// tag. Typed text is only ever looked for, never a pattern.
import { foldText } from '#core/citations/folded-text.ts';
import type { HomeView } from '#core/home-view.ts';
import type { ListedBriefing } from './use-briefings.ts';

type Filtered = Pick<
  ListedBriefing,
  'title' | 'template' | 'marking' | 'status' | 'tags'
>;

/** In a view: null shows all, and an empty text those that have none. */
export type Chosen = Pick<HomeView, 'status' | 'template' | 'marking' | 'tag'>;

export const SHOW_ALL: Chosen = {
  status: null,
  template: null,
  marking: null,
  tag: null,
};

/** Each typed word stands somewhere in the title, whatever its case and accents; the order stays. */
export function filterBriefings<Briefing extends Filtered>(
  briefings: readonly Briefing[],
  typed: string,
  chosen: Chosen,
): readonly Briefing[] {
  const words = foldText(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0 && !narrows(chosen)) return briefings;
  return briefings.filter((briefing) => {
    if (!isChosen(briefing, chosen)) return false;
    if (words.length === 0) return true;
    const folded = foldText(briefing.title);
    return words.every((word) => folded.includes(word));
  });
}

/** Whether anything but the typed words leaves briefings out. */
export const narrows = ({ status, template, marking, tag }: Chosen): boolean =>
  status !== null || template !== null || marking !== null || tag !== null;

const isChosen = (
  briefing: Filtered,
  { status, template, marking, tag }: Chosen,
): boolean =>
  (status === null || briefing.status === status) &&
  (template === null || briefing.template === template) &&
  (marking === null || briefing.marking.trim() === marking) &&
  (tag === null ||
    (tag === '' ? briefing.tags.length === 0 : briefing.tags.includes(tag)));
