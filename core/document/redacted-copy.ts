// The redacted copy of a briefing, made before anything is written: each passage that is marked becomes one bar, and what
// hangs on it goes with it. Every format is written from this document alone, so that what is not in it can't get out.
//
// What has no words of its own to mark (a note, a citation, a marker) goes with the marked words in which or directly
// behind which it stands; where all words of a stretch are marked, all of the stretch goes. What can't be marked at all
// (title, front matter, alternative texts, code, markings) has the marked passages left out wherever they stand in it. Of an
// image that is marked a dark bar is left, and its caption. The reasons that were given stand on the bars where they fit, and
// all of them in a list behind the text.
import type {
  Block,
  BlockId,
  BriefingDocument,
  FieldValue,
  Footnote,
  Image,
  Inline,
  NoteInline,
  Text,
} from './document.ts';
import { ranksBetween } from './rank.ts';
import {
  barWords,
  isRedactionBar,
  reasonWords,
  REDACTED_PICTURE,
  redactionBar,
} from './redaction-bar.ts';
import {
  citationsOf,
  footnotesOf,
  mapInlineContainers,
  plainText,
} from './walk.ts';

/** One bar's worth. `words` are all the texts that went: the passage first, then its notes and addresses. */
export type RemovedPassage = {
  readonly words: readonly string[];
  readonly notes: number;
};

export type RedactedCopy = {
  readonly document: BriefingDocument;
  /** In reading order. */
  readonly passages: readonly RemovedPassage[];
  /** How many notes, citations and markers went with the words before them, which is more than was marked. */
  readonly behind: number;
  /** Which blocks, counted from 1, have marked words in them where they are not marked; there they stay. */
  readonly elsewhere: readonly number[];
  /** The images that stay, with all that can be seen in them. */
  readonly images: readonly Image[];
  /** The images that went, as they were. */
  readonly removedImages: readonly Image[];
};

type Part = Inline | NoteInline;
type Fate = 'goes' | 'stays' | 'behind' | 'blank';

const isMarked = ({ marks = [] }: Text): boolean => marks.includes('redaction');
const isBlank = (text: string): boolean => /^[\s\p{DI}]*$/u.test(text);

/** A link with marked words in it is its words; its address goes, which would tell them. */
function withoutMarkedLinks<Of extends Part>(
  content: readonly Of[],
  went: string[],
): Of[] {
  return content.flatMap((part): Of[] => {
    if (
      part.type !== 'link' ||
      !part.content.some((run) => run.type === 'text' && isMarked(run))
    )
      return [part];
    went.push(part.url);
    return [...part.content] as Of[];
  });
}

function fateOf(part: Part): Fate {
  switch (part.type) {
    case 'text':
      return isBlank(part.text)
        ? 'blank'
        : isMarked(part) && !isRedactionBar(part)
          ? 'goes'
          : 'stays';
    case 'link':
      return 'stays';
    case 'line-break':
    case 'paragraph-break':
      return 'blank';
    case 'footnote':
    case 'marker':
    case 'citation':
      return 'behind';
  }
}

/** Which parts of a stretch go; null where none does. */
function goingParts(content: readonly Part[]): boolean[] | null {
  const fates = content.map(fateOf);
  if (!fates.includes('goes')) return null;
  if (!fates.includes('stays')) return fates.map(() => true);
  let goes = false;
  const going = fates.map((fate) => {
    if (fate === 'goes' || fate === 'stays') goes = fate === 'goes';
    return goes && fate !== 'blank';
  });
  // Spaces and breaks between what goes would tell where its parts ended.
  for (const [at, fate] of fates.entries())
    if (fate === 'blank') {
      const before = going[at - 1] ?? false;
      const next = fates.findIndex((each, to) => to > at && each !== 'blank');
      going[at] = before && next >= 0 && (going[next] ?? false);
    }
  return going;
}

/** The texts of a part that goes, itself first. */
function textsOf(part: Part): string[] {
  switch (part.type) {
    case 'text':
      return [part.text];
    case 'link':
      return [...part.content.flatMap(textsOf), part.url];
    case 'marker':
      return [part.text];
    case 'footnote':
      return [noteText(part), ...part.content.flatMap(furtherTexts)];
    case 'citation':
      return furtherTexts(part);
    case 'line-break':
    case 'paragraph-break':
      return [];
  }
}

function furtherTexts(part: NoteInline): string[] {
  if (part.type === 'link') return [part.url];
  if (part.type !== 'citation') return [];
  return [part.prefix, part.suffix].filter((text) => text !== undefined);
}

const noteText = ({ content }: Footnote): string =>
  content
    .map((part) =>
      part.type === 'text'
        ? part.text
        : part.type === 'link'
          ? part.content
              .map((run) => (run.type === 'text' ? run.text : ' '))
              .join('')
          : ' ',
    )
    .join('');

const NOTHING = /(?!)/u;
const LEAST = 4;

/** Finds passages as whole words, whatever their case and spaces; null where none is long enough to be told from others. */
function phrases(passages: readonly RemovedPassage[]): RegExp | null {
  const found = new Set<string>();
  for (const { words } of passages)
    for (const text of words) {
      const plain = text.trim().replaceAll(/^\p{P}+|\p{P}+$/gu, '');
      const signs = plain.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      // A word of a script without spaces is short.
      if (signs >= LEAST || (signs >= 2 && /[^\p{ASCII}]/u.test(plain)))
        found.add(
          plain
            .replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
            .replaceAll(/\s+/gu, '\\s+'),
        );
    }
  if (found.size === 0) return null;
  const longest = [...found].sort((one, other) => other.length - one.length);
  const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
  return new RegExp(
    `(?<![[\\p{L}\\p{N}]--[${spaceless}]])(?:${longest.join('|')})(?![[\\p{L}\\p{N}]--[${spaceless}]])`,
    'giv',
  );
}

type RedactedBlocks = {
  readonly blocks: readonly Block[];
  readonly removedImages: readonly Image[];
  /** How often each was given, in the order in which they come. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly passages: readonly RemovedPassage[];
  readonly behind: number;
};

function redactBlocks(
  blocks: readonly Block[],
  language: string,
): RedactedBlocks {
  const passages: RemovedPassage[] = [];
  let behind = 0;
  const removedImages: Image[] = [];
  const given = new Map<string, number>();
  const plain = redactionBar(language);
  const give = (reason: string): void => {
    given.set(reason, (given.get(reason) ?? 0) + 1);
  };

  function redact<Of extends Part>(
    content: readonly Of[],
    cramped = false,
  ): readonly Of[] {
    const addresses: string[] = [];
    const flat = withoutMarkedLinks(content, addresses);
    const going = goingParts(flat);
    let changed = going !== null;
    const parts: Of[] = [];
    let open: {
      text: string;
      more: string[];
      notes: number;
      reasons: Set<string>;
      at: number;
    } | null = null;
    const close = (): void => {
      if (!open) return;
      const reasons = [...open.reasons];
      reasons.forEach(give);
      // A note has no room for one, nor has a cell.
      const bar = cramped ? plain : redactionBar(language, { reasons });
      parts[open.at] = bar as unknown as Of;
      passages.push({
        words: [open.text, ...open.more, ...addresses.splice(0)],
        notes: open.notes,
      });
      open = null;
    };
    for (const [at, part] of flat.entries()) {
      if (!going?.[at]) {
        close();
        const left = part.type === 'footnote' ? redactNote(part) : part;
        if (left !== part) changed = true;
        parts.push(left as Of);
        continue;
      }
      if (!open) {
        open = {
          ...{ text: '', more: [], notes: 0 },
          ...{ reasons: new Set(), at: parts.length },
        };
        parts.push(plain as unknown as Of);
      }
      if (part.type === 'text') {
        open.text += part.text;
        if (part.reason !== undefined) open.reasons.add(part.reason);
      } else if (part.type === 'line-break' || part.type === 'paragraph-break')
        open.text += ' ';
      else {
        behind += 1;
        open.more.push(...textsOf(part).filter((text) => !isBlank(text)));
        if (part.type === 'footnote') open.notes += 1;
      }
    }
    close();
    return changed ? parts : content;
  }

  function redactNote(note: Footnote): Footnote {
    const content = redact(note.content, true);
    return content === note.content ? note : { ...note, content };
  }

  function redactImage(image: Image): Block {
    const { redaction, caption, attachment: _went, ...rest } = image;
    if (!redaction) return image;
    removedImages.push(image);
    const reasons = redaction.reason === undefined ? [] : [redaction.reason];
    reasons.forEach(give);
    const bar = redactionBar(language, { of: 'image', reasons });
    // With a caption it has a number, which those behind it go on from.
    if (caption && caption.length > 0)
      return {
        ...rest,
        attachment: REDACTED_PICTURE,
        alternative: bar.text,
        caption: [bar, { type: 'text', text: ' ' }, ...caption],
      };
    const { alternative: _also, ...base } = rest;
    return { ...base, type: 'paragraph', content: [bar] };
  }

  const redacted = blocks.map((block) => {
    const mapped = mapInlineContainers(block, (content) =>
      redact(content, block.type === 'table'),
    );
    return mapped.type === 'image' ? redactImage(mapped) : mapped;
  });
  return { blocks: redacted, passages, behind, removedImages, reasons: given };
}

/** How many bars a redacted copy of the blocks has. */
export function countRedactions(blocks: readonly Block[]): number {
  const { passages, removedImages } = redactBlocks(blocks, '');
  return passages.length + removedImages.length;
}

/** The list of the reasons behind the text; nothing where none was given. */
function reasonBlocks(
  blocks: readonly Block[],
  reasons: ReadonlyMap<string, number>,
  language: string,
): Block[] {
  if (reasons.size === 0) return [];
  const { title, entry } = reasonWords(language);
  const last = blocks.at(-1)?.rank ?? null;
  const [above, below] = ranksBetween(last, null, 2);
  if (above === undefined || below === undefined) return [];
  const words = (text: string): Inline[] => [{ type: 'text', text }];
  return [
    {
      type: 'heading',
      id: 'redaction-title' as BlockId,
      rank: above,
      level: 1,
      content: words(title),
    },
    {
      type: 'list',
      id: 'redaction-reasons' as BlockId,
      rank: below,
      style: 'unordered',
      items: [...reasons].map(([reason, count]) => ({
        content: words(entry(reason, count)),
      })),
    },
  ];
}

/**
 * `document` has no suggested changes in it. What is not marked comes out as it went in, the same objects where nothing in
 * them changed.
 */
export function redactedCopy(document: BriefingDocument): RedactedCopy {
  const { blocks, passages, behind, removedImages, reasons } = redactBlocks(
    document.blocks,
    document.language,
  );
  const pattern = phrases(passages);
  const leave = (text: string): string =>
    pattern === null
      ? text
      : text.replaceAll(pattern, barWords(document.language));
  const value = (field: FieldValue): FieldValue =>
    typeof field === 'number'
      ? field
      : typeof field === 'string'
        ? leave(field)
        : field.map(leave);
  const says = (text: string): boolean => text.search(pattern ?? NOTHING) >= 0;
  return {
    elsewhere: blocks.flatMap((block, at) =>
      block.type !== 'code' &&
      (says(plainText(block)) ||
        footnotesOf([block]).some(({ footnote }) => says(noteText(footnote))))
        ? [at + 1]
        : [],
    ),
    document: {
      ...document,
      title: leave(document.title),
      marking: leave(document.marking),
      fields: Object.fromEntries(
        Object.entries(document.fields).map(([key, field]) => [
          key,
          value(field),
        ]),
      ),
      blocks: [
        ...blocks.map((block) => withoutPhrases(block, leave)),
        ...reasonBlocks(blocks, reasons, document.language),
      ],
    },
    passages,
    behind,
    images: blocks.filter(
      (block) =>
        block.type === 'image' && block.attachment !== REDACTED_PICTURE,
    ) as Image[],
    removedImages,
  };
}

/** In what a person can't mark: markings, what can be ticked, alternative texts, code, what stands around a citation. */
function withoutPhrases(block: Block, leave: (text: string) => string): Block {
  const marked =
    block.marking === undefined
      ? block
      : { ...block, marking: leave(block.marking) };
  const noted = mapInlineContainers(marked, (content) => {
    const next = content.map((part): Inline =>
      part.type === 'footnote' && citationsOf(part).length > 0
        ? {
            ...part,
            content: part.content.map((inner) =>
              inner.type === 'citation'
                ? {
                    ...inner,
                    ...(inner.prefix !== undefined && {
                      prefix: leave(inner.prefix),
                    }),
                    ...(inner.suffix !== undefined && {
                      suffix: leave(inner.suffix),
                    }),
                  }
                : inner,
            ),
          }
        : part,
    );
    return next.some((part, at) => part !== content[at]) ? next : content;
  });
  if (noted.type === 'image')
    return { ...noted, alternative: leave(noted.alternative) };
  if (noted.type === 'code') return { ...noted, text: leave(noted.text) };
  return noted.type === 'list' && noted.ticks
    ? { ...noted, ticks: noted.ticks.map(leave) }
    : noted;
}
