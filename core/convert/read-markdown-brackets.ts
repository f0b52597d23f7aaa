// What stands in square brackets within a line: marks of notes and notes in place, links, images, citations, and words with
// attributes.
import type { MarkerId, TextMark } from '../document/document.ts';
import { linkAddress } from '../document/link-address.ts';
import { scanMarkers } from './markers.ts';
import { readAttributes, type Attributes } from './read-markdown-attributes.ts';
import { readCitations } from './read-markdown-citations.ts';
import { linked, readTarget, referenceName } from './read-markdown-links.ts';
import {
  lookWith,
  wordsOf,
  type Look,
  type Piece,
} from './read-markdown-pieces.ts';
import type { Enclosed, InlineScan } from './read-markdown-scan.ts';

const CLASSES: Readonly<Record<string, TextMark>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  ul: 'underline',
  strike: 'strike',
  superscript: 'superscript',
  subscript: 'subscript',
  mark: 'highlight',
  highlight: 'highlight',
  code: 'code',
  redaction: 'redaction',
};

const NONE: Attributes = {
  id: null,
  classes: [],
  values: new Map(),
  length: 0,
};

/** What the `[` at `at` opens; null where it is a word like any other. */
export function readBracket(
  scan: InlineScan,
  at: number,
  look: Look,
): Enclosed | null {
  const { text, reader } = scan;
  const label = /^\[\^([^\]\s]+)\]/.exec(text.slice(at, at + 300));
  if (label && reader.notes.has(label[1] ?? ''))
    return {
      pieces: [{ type: 'note', label: label[1] ?? '' }],
      end: at + label[0].length,
    };
  const close = scan.ends.ofBracket(at);
  const found = close === null ? null : readClosed(scan, at, close, look);
  if (!found && label) reader.onMarkWithoutNote?.(label[1] ?? '');
  return found;
}

function readClosed(
  scan: InlineScan,
  at: number,
  close: number,
  look: Look,
): Enclosed | null {
  const { text, reader, within, words } = scan;
  const inner = text.slice(at + 1, close);
  const after = text[close + 1];
  if (after === '{') {
    const attributes = readAttributes(text.slice(close + 1));
    if (attributes)
      return {
        pieces: readSpan(scan, at + 1, close, attributes, look),
        end: close + 1 + attributes.length,
      };
  }
  if (after === '(') {
    const target = readTarget(text, close + 1);
    if (target) {
      const url = linkAddress(target.address);
      const pieces = within(at + 1, close, look);
      return {
        pieces: url === null ? pieces : linked(url, pieces),
        end: target.end,
      };
    }
  }
  if (inner.includes('@')) {
    const citations = readCitations(inner, words);
    if (citations) {
      const written = text.slice(at, close + 1);
      return {
        pieces: [{ type: 'cluster', citations, text: written }],
        end: close + 1,
      };
    }
  }
  const full = /^\[([^\]]*)\]/.exec(text.slice(close + 1, close + 300));
  const name = full?.[1] === undefined || full[1] === '' ? inner : full[1];
  const url = reader.references.get(referenceName(name));
  if (url === undefined) return null;
  return {
    pieces: linked(url, within(at + 1, close, look)),
    end: close + 1 + (full?.[0].length ?? 0),
  };
}

function readSpan(
  { reader, within }: InlineScan,
  start: number,
  end: number,
  attributes: Attributes,
  look: Look,
): Piece[] {
  const marks = attributes.classes.flatMap((name) => {
    const mark = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
    return mark === undefined ? [] : [mark];
  });
  const language = attributes.values.get('lang');
  const pieces = within(start, end, {
    ...lookWith(look, marks),
    ...(language !== undefined && { language }),
  });
  if (attributes.classes.includes('marker')) {
    const words = wordsOf(pieces);
    const [found] = scanMarkers(words);
    if (found?.text === words)
      return [
        {
          type: 'marker',
          id: reader.newId() as MarkerId,
          text: words,
          references: found.references,
        },
      ];
  }
  const role = (['tick', 'marking', 'attribution'] as const).find((name) =>
    attributes.classes.includes(name),
  );
  return role ? [{ type: 'span', role, pieces }] : pieces;
}

/** The image whose `!` is at `at`. */
export function readImage(
  { text, ends, within }: InlineScan,
  at: number,
  look: Look,
): Enclosed | null {
  const close = ends.ofBracket(at + 1);
  if (close === null || text[close + 1] !== '(') return null;
  const target = readTarget(text, close + 1);
  if (!target) return null;
  const attributes = readAttributes(text.slice(target.end));
  return {
    pieces: [
      {
        type: 'image',
        address: target.address,
        words: within(at + 2, close, look),
        attributes: attributes ?? NONE,
      },
    ],
    end: target.end + (attributes?.length ?? 0),
  };
}

/** The note in place whose `^` is at `at`. */
export function readInlineNote(
  { ends, within }: InlineScan,
  at: number,
): Enclosed | null {
  const close = ends.ofBracket(at + 1);
  if (close === null) return null;
  const pieces = within(at + 2, close, { marks: [] });
  return { pieces: [{ type: 'inline-note', pieces }], end: close + 1 };
}
