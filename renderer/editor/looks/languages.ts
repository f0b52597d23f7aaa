// The languages that are offered for a passage, and the tag of one that is typed.
import { languageName } from '#core/document/language-name.ts';

const TAGS = [
  'af ar bg bn br ca cs cy da de de-AT de-CH el en-AU en-CA en-GB en-IE en-NZ en-US eo es es-MX et eu fa fi fr fr-BE',
  'fr-CA fr-CH ga gd gl he hi hr hu hy id is it iu ja ka kn ko la lb lt lv mi mk ml mr ms mt nb ne nl nn pa pl pt pt-BR',
  'ro ru sk sl so sq sr sv sw ta te th tl tr uk ur vi yi zh-Hans zh-Hant zu',
]
  .join(' ')
  .split(' ');

export type OfferedLanguage = { readonly tag: string; readonly name: string };

/** By name. */
export const LANGUAGES: readonly OfferedLanguage[] = TAGS.map((tag) => ({
  tag,
  name: languageName(tag),
})).sort((a, b) => a.name.localeCompare(b.name));
