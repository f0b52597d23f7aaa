// How the words of a run look: by its style and by itself, and the language that they are in.
import type { TextMark } from '../document/document.ts';
import type { LineReader } from './docx-import-walk.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

type Look = {
  readonly marks: readonly TextMark[];
  readonly language: string | null;
};

/** Whether a property that is on by standing there is not said to be off. */
export const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined &&
  !['0', 'false', 'off', 'none'].includes(element.attributes['val'] ?? '');

const primary = (tag: string): string =>
  (tag.split('-')[0] ?? '').toLowerCase();
const isTag = (tag: string): boolean =>
  /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) && tag.length <= 64;

const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

export function lookOf(
  run: XmlElement,
  text: string,
  { styles, language }: LineReader,
): Look {
  const own = childOf(run, 'rPr');
  const styleId = childOf(own, 'rStyle')?.attributes['val'] ?? '';
  const name = styles.nameOf(styleId);
  // A link and the mark of a note look as they do by being one.
  const brought =
    name === 'hyperlink' || name === 'followedhyperlink'
      ? []
      : styles.runsOf(styleId);
  const layers = [...brought, ...(own ? [own] : [])];
  const on = (property: string): boolean =>
    isOn(
      layers
        .map((layer) => childOf(layer, property))
        .filter((found) => found !== undefined)
        .at(-1),
    );
  const value = (property: string): string =>
    layers
      .map((layer) => childOf(layer, property)?.attributes['val'] ?? '')
      .filter((found) => found !== '')
      .at(-1) ?? '';
  const marks: TextMark[] = [];
  if (on('b') || name === 'strong') marks.push('bold');
  if (on('i') || name === 'emphasis') marks.push('italic');
  if (on('u')) marks.push('underline');
  if (on('strike') || on('dstrike')) marks.push('strike');
  if (value('vertAlign') === 'superscript') marks.push('superscript');
  if (value('vertAlign') === 'subscript') marks.push('subscript');
  if (on('highlight')) marks.push('highlight');
  if (/^(?:verbatim char|html code|source text)$/.test(name))
    marks.push('code');
  const lang = childOf(own, 'lang')?.attributes ?? {};
  const said =
    (isOn(childOf(own, 'rtl'))
      ? lang['bidi']
      : EAST_ASIAN.test(text)
        ? lang['eastAsia']
        : undefined) ??
    lang['val'] ??
    '';
  return {
    marks,
    language: isTag(said) && primary(said) !== primary(language) ? said : null,
  };
}
