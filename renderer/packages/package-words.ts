// What is said of review packages: what came of one, and what a conflict is about.
import { countsInWords } from '#core/review/package-outcome.ts';
import { counted } from '../ui/counted.ts';
import type { Conflict, SentPackage } from './use-packages.ts';

/** What came of one in the list. */
export function outcomeInList({ outcome }: SentPackage): string {
  if (outcome === null) return '';
  const counts = countsInWords(outcome);
  return [
    counts === '' ? 'nothing new' : counts,
    ...(outcome.conflicts === 0
      ? []
      : [counted(outcome.conflicts, 'conflict', 'conflicts')]),
  ].join('; ');
}

const PARTS: Readonly<Record<string, string>> = {
  title: 'Title',
  template: 'Template',
  language: 'Language',
  style: 'Citation style',
  marking: 'Marking',
};

/** What a conflict is about: the first words of a paragraph, or the name of a part. `fields` are those of the template. */
export function subjectOf(
  { kind, name, stands, others }: Conflict,
  fields: ReadonlyMap<string, string>,
): string {
  switch (kind) {
    case 'head':
      return PARTS[name] ?? name;
    case 'field':
      return fields.get(name) ?? name;
    case 'source':
      return `Source ${name}`;
    case 'place':
      return `Where “${name}” stands`;
    case 'block':
    case 'excerpt':
      return (
        [stands, ...others]
          .map(({ words }) => words.split('\n')[0]?.trim() ?? '')
          .find((words) => words !== '') ?? 'A part without words'
      );
  }
}
