// A review package as a side of a comparison: whose it is and when it was made. Its text stays with the page while the
// comparison is open; nothing of it is merged.
import type { PageOutput } from '#core/contract.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { counted } from '../ui/counted.ts';
import { exactMoment } from '../ui/moment-in-words.ts';
import type { OtherText } from './CompareScreen.tsx';
import { momentOf } from './version-words.ts';

type ChosenPackage = NonNullable<PageOutput<'window.comparePackage'>>;

export function packageSide({
  id,
  file,
  author,
  made,
  ...text
}: ChosenPackage): OtherText {
  const suggested = listSuggestions(text.document.blocks).length;
  return {
    id: `package ${id}`,
    title: `Package of ${author}, ${momentOf(made)}`,
    ofPackage: {
      name: `Package of ${author}`,
      detail: `${momentOf(made)} · ${file}`,
      about: [
        `is the package of ${author}, ${exactMoment(made)} (${file}). Nothing of it is merged.`,
        ...(suggested > 0
          ? [
              `What is only suggested in it is not compared: ${counted(suggested, 'suggested change', 'suggested changes')}.`,
            ]
          : []),
      ].join(' '),
    },
    open: () => Promise.resolve(text),
  };
}
