// Choices of an export under a name: some that everyone has, and a person's own.
import type { ExportPreset } from '#core/settings.ts';
import {
  MOST_PRESETS,
  OPTIONS_OF,
  refusedTogether,
} from '#core/export-formats.ts';

type Choices = ExportPreset['exporting'];

const PLAIN: Choices = {
  to: 'pdf',
  standard: 'ua-1',
  review: 'with',
  copy: 'clean',
  draft: false,
  lines: false,
  paper: 'template',
  colophon: false,
  evidence: false,
};

/** They can't be removed, and a preset of one's own can't take their name. */
export const PRESETS_OF_ALL: readonly ExportPreset[] = [
  { name: 'For the meeting', exporting: PLAIN },
  {
    name: 'For reviewers',
    exporting: { ...PLAIN, copy: 'review', draft: true, lines: true },
  },
  { name: 'To publish', exporting: { ...PLAIN, copy: 'redacted' } },
  {
    name: 'To the archive',
    exporting: { ...PLAIN, standard: 'a-2a', evidence: true },
  },
];

/** Whether an export with either comes out the same: what the format has no choice of does not count. */
export function isSameExport(one: Choices, other: Choices): boolean {
  if (one.to !== other.to) return false;
  return OPTIONS_OF[one.to].every((option) => {
    switch (option) {
      case 'style':
      case 'date':
        // The briefing's own, and no part of a preset.
        return true;
      case 'evidence':
        return counts(one) === counts(other);
      case 'standard':
      case 'review':
      case 'copy':
      case 'draft':
      case 'lines':
      case 'paper':
      case 'colophon':
        return one[option] === other[option];
    }
  });
}

/** The place of the one that `choices` are: of several that are the same, `picked`, which was taken last; -1 for none. */
export function chosenPreset(
  presets: readonly ExportPreset[],
  choices: Choices,
  picked: string | null,
): number {
  const same = presets.flatMap(({ name, exporting }, place) =>
    isSameExport(choices, exporting) ? [{ name, place }] : [],
  );
  return (same.find(({ name }) => name === picked) ?? same[0])?.place ?? -1;
}

/** The annex, where the copy can have one. */
const counts = (choices: Choices): boolean =>
  choices.evidence && refusedTogether(choices) === null;

/** What a preset keeps of the choices: style and date are those of a briefing. */
const ofPreset = (choices: Choices): Choices => ({
  to: choices.to,
  standard: choices.standard,
  paper: choices.paper,
  review: choices.review,
  copy: choices.copy,
  draft: choices.draft,
  lines: choices.lines,
  colophon: choices.colophon,
  evidence: choices.evidence,
});

/** The presets as they are from now on; or the sentence that refuses it. */
export type Kept =
  { readonly presets: ExportPreset[] } | { readonly refused: string };

/** Names that look the same are: capitals and spaces tell no two apart. */
const isSameName = (one: string, other: string): boolean =>
  [one, other]
    .map((name) => name.normalize('NFKC').replace(/\s+/gu, ' ').toLowerCase())
    .every((name, _, [first]) => name === first);

/** Why no preset of one's own has this name; null where it may. */
const refusedName = (name: string): string | null =>
  PRESETS_OF_ALL.some((preset) => isSameName(preset.name, name))
    ? `${name} is a preset that everyone has: take another name.`
    : null;

/** `presets` with these choices under `name`, in the place of the one that had it. */
export function withPreset(
  presets: readonly ExportPreset[],
  name: string,
  choices: Choices,
): Kept {
  const refused = refusedName(name);
  if (refused !== null) return { refused };
  const kept: ExportPreset = { name, exporting: ofPreset(choices) };
  const at = presets.findIndex((preset) => isSameName(preset.name, name));
  if (at >= 0)
    return {
      presets: presets.flatMap((preset, place) =>
        place === at ? [kept] : isSameName(preset.name, name) ? [] : [preset],
      ),
    };
  if (presets.length >= MOST_PRESETS)
    return {
      refused: `There are ${MOST_PRESETS} presets already: remove one first.`,
    };
  return { presets: [...presets, kept] };
}

/** `presets` with one that was removed from the place `at`; the one that has its name by now stays. */
export const withReturned = (
  presets: readonly ExportPreset[],
  returned: ExportPreset,
  at: number,
): ExportPreset[] =>
  presets.some(({ name }) => isSameName(name, returned.name))
    ? [...presets]
    : presets.toSpliced(at, 0, returned);

/** `presets` with the one called `from` called `to`, at its place. A name of another one is refused: two would be one. */
export function renamedPreset(
  presets: readonly ExportPreset[],
  from: string,
  to: string,
): Kept {
  const refused = refusedName(to);
  if (refused !== null) return { refused };
  if (presets.some(({ name }) => name !== from && isSameName(name, to)))
    return { refused: `There is a preset ${to} already: take another name.` };
  return {
    presets: presets.map((preset) =>
      preset.name === from ? { ...preset, name: to } : preset,
    ),
  };
}
