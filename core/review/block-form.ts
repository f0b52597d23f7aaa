// What a block is besides its words: kind, level, style and how it is set. It can be suggested to become another without
// its words being touched, as long as they can stand in the same places.
import { BLOCK_NAMES } from '../document/block-names.ts';
import type { Block, BlockForm } from '../document/document.ts';

export function formOf(block: Block): BlockForm {
  const { type, align, direction, language, marking } = block;
  return {
    type,
    ...(block.type === 'heading' && { level: block.level }),
    ...(block.type === 'list' && {
      style: block.style,
      ...(block.start !== undefined && { start: block.start }),
    }),
    ...(align && { align }),
    ...(direction && { direction }),
    ...(language !== undefined && { language }),
    ...(marking !== undefined && { marking }),
  };
}

export const sameForm = (one: BlockForm, other: BlockForm): boolean =>
  one.type === other.type &&
  one.level === other.level &&
  one.style === other.style &&
  one.start === other.start &&
  one.align === other.align &&
  one.direction === other.direction &&
  one.language === other.language &&
  one.marking === other.marking;

/** The block with its words in that form, into which they must fit. */
export function withForm(block: Block, form: BlockForm): Block {
  const {
    align: _align,
    direction: _direction,
    language: _language,
    marking: _marking,
    ...rest
  } = block;
  if ('level' in rest) {
    const { level: _level, ...others } = rest;
    return { ...others, ...form } as Block;
  }
  if (rest.type === 'list') {
    const { start: _start, ...others } = rest;
    return { ...others, ...form } as Block;
  }
  return { ...rest, ...form } as Block;
}

const STYLES: Readonly<Record<NonNullable<BlockForm['style']>, string>> = {
  ordered: 'numbered list',
  unordered: 'list with bullets',
  check: 'check list',
};

const SIDES: Readonly<Record<NonNullable<BlockForm['align']>, string>> = {
  start: 'set to the start',
  center: 'centred',
  end: 'set to the end',
  justify: 'justified',
};

/** A few words for a person, saying of the form all in which it differs from the other: "heading 2, centred". */
export function formInWords(form: BlockForm, other: BlockForm): string {
  const { type, level, style, start, align, direction, language, marking } =
    form;
  const kind =
    level !== undefined
      ? `heading ${level}`
      : style !== undefined
        ? STYLES[style]
        : BLOCK_NAMES[type];
  const isOtherKind =
    type !== other.type || level !== other.level || style !== other.style;
  const looks = [
    start !== other.start &&
      style === 'ordered' &&
      `counted from ${start ?? 1}`,
    align !== other.align && (align ? SIDES[align] : 'set as usual'),
    direction !== other.direction &&
      (direction === 'rtl'
        ? 'right to left'
        : direction === 'ltr'
          ? 'left to right'
          : 'in the usual direction'),
    language !== other.language &&
      (language === undefined
        ? 'in the language of the briefing'
        : `in ${language}`),
    marking !== other.marking &&
      (marking === undefined
        ? 'without a marking of its own'
        : `marked ${marking}`),
  ].filter((each) => each !== false);
  return [...(isOtherKind || looks.length === 0 ? [kind] : []), ...looks].join(
    ', ',
  );
}

export const nameOfKind = (type: BlockForm['type']): string =>
  BLOCK_NAMES[type];
