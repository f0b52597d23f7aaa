// The words of a stretch or of a note taken apart, so that two writings of them can be laid side by side: a letter, a
// break, a footnote, a marker or a citation each. Put together again they are the same content in its canonical writing.
import type {
  Citation,
  Footnote,
  Inline,
  LineBreak,
  Link,
  Marker,
  NoteInline,
  ParagraphBreak,
  Suggested,
  Text,
} from '../document/document.ts';

export type Piece =
  Text | LineBreak | ParagraphBreak | Footnote | Marker | Citation;

export type Atom = {
  /** Two atoms with the same one are the same, whatever they look like; what is suggested about them is a part of it. */
  readonly key: string;
  /** Of a text one character alone, which is all of its `text`. */
  readonly piece: Piece;
  /** The address of the link that it stands in. */
  readonly url: string | null;
  /** In UTF-16 code units; of a break, a footnote or a citation 1. */
  readonly length: number;
};

type Content = readonly (Inline | NoteInline)[];

export function atomsOf(content: Content): Atom[] {
  const atoms: Atom[] = [];
  for (const part of content)
    if (part.type === 'link')
      for (const inner of part.content) pushAtoms(atoms, inner, part.url);
    else pushAtoms(atoms, part, null);
  return atoms;
}

function pushAtoms(atoms: Atom[], piece: Piece, url: string | null): void {
  if (piece.type === 'text')
    // By character, never by half of one: a half is no text.
    for (const letter of piece.text)
      atoms.push({
        key: keyed(piece, letter),
        piece: piece.text === letter ? piece : { ...piece, text: letter },
        url,
        length: letter.length,
      });
  else
    atoms.push({
      key: keyOf(piece),
      piece,
      url,
      length: piece.type === 'marker' ? piece.text.length : 1,
    });
}

function keyOf(piece: Exclude<Piece, Text>): string {
  switch (piece.type) {
    case 'line-break':
    case 'paragraph-break':
      return keyed(piece, piece.type);
    case 'footnote':
      return keyed(piece, `footnote ${piece.id}`);
    case 'marker':
      return keyed(piece, `marker ${piece.id} ${piece.text}`);
    case 'citation':
      return keyed(
        piece,
        `citation ${JSON.stringify(withoutSuggested(piece))}`,
      );
  }
}

export const keyed = ({ inserted, deleted }: Suggested, key: string): string =>
  inserted || deleted
    ? `${inserted?.id ?? ''} ${deleted?.id ?? ''} ${key}`
    : key;

export function withoutSuggested<Of extends Suggested>(
  of: Of,
): Omit<Of, 'inserted' | 'deleted'> {
  const { inserted: _inserted, deleted: _deleted, ...rest } = of;
  return rest;
}

export const contentOf = (atoms: readonly Atom[]): Content =>
  joined(
    atoms.map(({ piece, url }) =>
      url !== null && (piece.type === 'text' || piece.type === 'line-break')
        ? { type: 'link', url, content: [piece] }
        : piece,
    ),
  );

/** Content in canonical writing: neighbouring runs that look alike are one, and so are links to one address that touch. */
export function joined(content: Content): (Inline | NoteInline)[] {
  const result: (Inline | NoteInline)[] = [];
  for (const part of content) {
    const last = result.at(-1);
    if (part.type !== 'link') result.push(part);
    else if (last?.type === 'link' && last.url === part.url)
      result[result.length - 1] = {
        ...last,
        content: [...last.content, ...part.content],
      };
    else result.push(part);
  }
  return joinRuns(result).map((part): Inline | NoteInline =>
    part.type === 'link'
      ? { ...part, content: joinRuns(part.content) as Link['content'] }
      : part,
  );
}

function joinRuns(content: Content): (Inline | NoteInline)[] {
  const result: (Inline | NoteInline)[] = [];
  // Texts are gathered first: a long one letter by letter would be written again with each.
  let run: Text[] = [];
  const end = (): void => {
    const [first] = run;
    if (first)
      result.push(
        run.length === 1
          ? first
          : { ...first, text: run.map(({ text }) => text).join('') },
      );
    run = [];
  };
  for (const part of content)
    if (part.type !== 'text') {
      end();
      result.push(part);
    } else if (part.text !== '') {
      if (run[0] && !looksAlike(run[0], part)) end();
      run.push(part);
    }
  end();
  return result;
}

const looksAlike = (one: Text, other: Text): boolean =>
  one.language === other.language &&
  one.reason === other.reason &&
  String(one.marks ?? '') === String(other.marks ?? '') &&
  sameSuggested(one, other);

/** Whether the same act is suggested on both. */
export const sameSuggested = (one: Suggested, other: Suggested): boolean =>
  one.inserted?.id === other.inserted?.id &&
  one.deleted?.id === other.deleted?.id;
