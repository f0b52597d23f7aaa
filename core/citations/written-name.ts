// Names as a person writes them in a form (`van der Linde, Joris`) and as CSL keeps them. What the form does not show
// of a name (its particles, how it sorts) stays with it when it is edited.
import type { CslName } from './source.ts';

/** A name in a form: `name` is the one that it was before, null for a new one. */
export type WrittenName = {
  readonly written: string;
  /** An institution, or anyone whose name is one whole. */
  readonly organisation: boolean;
  readonly name: CslName | null;
};

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(Boolean).join(' ');

/** The name for a form. */
export function writeName(name: CslName): WrittenName {
  if (name.literal !== undefined)
    return { written: name.literal, organisation: true, name };
  const family = joined(name['non-dropping-particle'], name.family);
  const given = joined(name.given, name['dropping-particle']);
  const written = [family, given, name.suffix].filter(Boolean).join(', ');
  return { written, organisation: false, name };
}

const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・\s\u3000]+$/u;

/** Family and what follows it; null where the order can't be told. */
function partsOf(written: string, wasFamilyAlone: boolean): string[] | null {
  const parts = written.split(/\s*[,，]\s*/u).map((part) => part.trim());
  if (parts.length > 1) return parts;
  const words = written.split(/[\s\u3000]+/u);
  if (words.length === 1 || wasFamilyAlone) return [written];
  // Chinese, Japanese and Korean names are written family first.
  if (words.length === 2 && UNSPACED.test(written)) return words;
  return null;
}

/** `words` without `particle` at its start or end, where it stands there. */
function without(
  words: string,
  particle: string | undefined,
  at: 'start' | 'end',
): string | null {
  if (!particle) return null;
  if (at === 'start' && words.startsWith(`${particle} `))
    return words.slice(particle.length + 1).trim();
  if (at === 'end' && words.endsWith(` ${particle}`))
    return words.slice(0, -particle.length - 1).trim();
  return null;
}

/** What stands between the words of no person's name. */
const OF_AN_ORGANISATION = /\s(?:and|for|of|the|et|pour|für)\s/u;

const NOT_SHOWN = ['comma-suffix', 'static-ordering', 'parse-names'] as const;

function personOf(parts: readonly string[], before: CslName | null): CslName {
  const [family = '', given = '', suffix = ''] = parts;
  const particle = before?.['non-dropping-particle'];
  const dropping = before?.['dropping-particle'];
  const kept = NOT_SHOWN.flatMap((key) =>
    before?.[key] === undefined ? [] : [[key, before[key]]],
  );
  const bareFamily = without(family, particle, 'start');
  const bareGiven = without(given, dropping, 'end');
  return {
    ...(Object.fromEntries(kept) as CslName),
    ...(particle &&
      bareFamily !== null && { 'non-dropping-particle': particle }),
    family: bareFamily ?? family,
    ...(given && { given: bareGiven ?? given }),
    ...(dropping && bareGiven !== null && { 'dropping-particle': dropping }),
    ...(suffix && { suffix }),
  };
}

/**
 * The CSL name in a form: the one that it was where nothing was changed. `problem` is a sentence where the words can't be
 * told apart; both are null where it is blank.
 */
export function readName({
  written,
  organisation,
  name,
}: WrittenName):
  | { readonly name: CslName | null; readonly problem: null }
  | { readonly name: null; readonly problem: string } {
  const words = written.trim();
  const before = name && writeName(name);
  if (
    name &&
    before?.written === written &&
    before.organisation === organisation
  )
    return { name, problem: null };
  if (words === '') return { name: null, problem: null };
  if (organisation) return { name: { literal: words }, problem: null };
  const familyAlone =
    name?.family !== undefined && !name.given && !name['dropping-particle'];
  const parts = partsOf(words, familyAlone);
  if (!parts)
    return {
      name: null,
      problem:
        'Write the family name first, as in Okafor, Ifeoma; or choose Organisation.',
    };
  if (parts.length > 3 || parts[0] === '')
    return {
      name: null,
      problem:
        'Write one name: family, given, and Jr or III behind a second comma.',
    };
  // Behind its comma an organisation would be a given name, and be printed in front.
  if (name === null && parts.length > 1 && OF_AN_ORGANISATION.test(words))
    return {
      name: null,
      problem:
        'That reads like the name of an organisation: choose Organisation, or write a person’s family name first.',
    };
  return { name: personOf(parts, name), problem: null };
}
