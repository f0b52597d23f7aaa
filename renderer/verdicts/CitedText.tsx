// A citation in its place: the sentence that it is to bear out, strong within its block, under the heading that it stands
// under. What people wrote reaches the page as text and in no other way.
import { useEffect, useRef, type ReactNode } from 'react';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import { BLOCK_NAMES } from '#core/document/block-names.ts';
import type { Block, FootnoteId, Inline } from '#core/document/document.ts';
import { inlineContainers, plainInline } from '#core/document/walk.ts';
import type { CitedPlace } from '#core/review/cited-places.ts';
import { Looks } from '../ui/Looks.tsx';
import { NoteText } from '../ui/NoteText.tsx';
import styles from './cited-text.module.css';

export function CitedText({
  place,
  blocks,
  numbers,
  note,
}: {
  readonly place: CitedPlace;
  readonly blocks: readonly Block[];
  readonly numbers: ReadonlyMap<FootnoteId, number>;
  /** As it is printed; null until it is formatted. */
  readonly note: FormattedNote | null;
}) {
  const text = useRef<HTMLDivElement>(null);
  const { id } = place.citation;
  useEffect(() => {
    const cited = text.current?.querySelector('[data-cited]');
    // What is said above it comes first, as far as the sentence is seen as well.
    text.current?.closest('section')?.scrollTo({ top: 0 });
    cited?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  const at = blocks.findIndex((block) => block.id === place.block);
  const block = blocks[at];
  const before = blocks[at - 1];
  if (!block) return null;
  return (
    <div ref={text}>
      <p className={styles['label']}>{whereIn(blocks, at)}</p>
      <div className={styles['read']} lang={block.language}>
        {before?.type === 'paragraph' &&
          block.type === 'paragraph' &&
          plainInline(before.content).trim() !== '' && (
            <div className={styles['before']}>
              <p>
                <Content content={before.content} numbers={numbers} />
              </p>
            </div>
          )}
        <BlockText block={block} place={place} numbers={numbers} />
      </div>
      {place.sentence === '' && (
        <p className={styles['nothing']}>
          No words stand before this note that it could bear out.
        </p>
      )}
      <p className={styles['label']}>Note {place.number}, as printed</p>
      <div className={styles['note']}>
        {note ? <NoteText note={note} /> : '…'}
      </div>
    </div>
  );
}

/** `What was found, paragraph 4` */
function whereIn(blocks: readonly Block[], at: number): string {
  const heading = blocks
    .slice(0, at + 1)
    .findLastIndex(({ type }) => type === 'heading');
  const section = blocks[heading];
  const name =
    section?.type === 'heading'
      ? plainInline(section.content).replaceAll(/\s+/gu, ' ').trim()
      : '';
  const block = blocks[at];
  const kind =
    block?.type === 'paragraph'
      ? `paragraph ${blocks.slice(heading + 1, at + 1).filter(({ type }) => type === 'paragraph').length}`
      : KINDS[block?.type ?? 'paragraph'];
  if (heading === at) return 'Heading';
  return name === ''
    ? kind.charAt(0).toUpperCase() + kind.slice(1)
    : `${name}, ${kind}`;
}

const KINDS: Readonly<Record<Block['type'], string>> = {
  ...BLOCK_NAMES,
  // Of an image nothing else cites.
  image: 'caption of an image',
};

type Shown = {
  readonly place: CitedPlace;
  readonly numbers: ReadonlyMap<FootnoteId, number>;
};

function BlockText({ block, ...shown }: Shown & { readonly block: Block }) {
  if (block.type === 'table')
    return (
      <div className={styles['wide']}>
        {block.caption && (
          <p className={styles['caption']}>
            <Stretch content={block.caption} {...shown} />
          </p>
        )}
        <table>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => {
                  const Cell =
                    at < block.headerRows || column < block.headerColumns
                      ? 'th'
                      : 'td';
                  return (
                    <Cell
                      key={column}
                      colSpan={cell.columns}
                      rowSpan={cell.rows}
                    >
                      <Stretch content={cell.content} {...shown} />
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  const isQuoted =
    block.type === 'quotation' || block.type === 'pull-quotation';
  return [...inlineContainers(block)].map((content, at) => (
    <p
      key={at}
      data-kind={block.type}
      data-holds={content === shown.place.stretch || undefined}
    >
      <Stretch content={content} all={isQuoted} {...shown} />
    </p>
  ));
}

/** `all` where all of the words are what is cited. */
function Stretch({
  content,
  place,
  numbers,
  all = false,
}: Shown & { readonly content: readonly Inline[]; readonly all?: boolean }) {
  const { id } = place.footnote;
  const shown = { content, numbers, current: id };
  if (all) return <Content {...shown} from={0} to={Number.MAX_SAFE_INTEGER} />;
  return content === place.stretch ? (
    <Content {...shown} from={place.from} to={place.to} />
  ) : (
    <Content {...shown} />
  );
}

/** The words from `from` to `to` are strong, the rest is quiet. */
function Content({
  content,
  numbers,
  current,
  from = 0,
  to = 0,
}: {
  readonly content: readonly Inline[];
  readonly numbers: ReadonlyMap<FootnoteId, number>;
  readonly current?: FootnoteId;
  readonly from?: number;
  readonly to?: number;
}) {
  const parts: { readonly isCited: boolean; readonly piece: ReactNode }[] = [];
  let at = 0;
  for (const [key, inline] of content.entries()) {
    if (inline.type === 'footnote') {
      parts.push({
        isCited: at > from && at <= to,
        piece: (
          <sup
            key={key}
            className={styles['mark']}
            data-current={inline.id === current || undefined}
          >
            <span className="sr">Note </span>
            {numbers.get(inline.id) ?? '?'}
          </sup>
        ),
      });
      continue;
    }
    const words = plainInline([inline]);
    const bounds = [0, from - at, to - at, words.length]
      .map((each) => Math.max(0, Math.min(words.length, each)))
      .sort((a, b) => a - b);
    for (let part = 0; part < 3; part += 1) {
      const [begin = 0, end = 0] = [bounds[part], bounds[part + 1]];
      if (begin >= end) continue;
      parts.push({
        isCited: at + begin >= from && at + end <= to,
        piece: (
          <Piece
            key={`${key} ${part}`}
            inline={inline}
            words={words.slice(begin, end)}
          />
        ),
      });
    }
    at += words.length;
  }
  const first = parts.findIndex(({ isCited }) => isCited);
  const last = parts.findLastIndex(({ isCited }) => isCited);
  const pieces = parts.map(({ piece }) => piece);
  if (first < 0) return <span className={styles['quiet']}>{pieces}</span>;
  return (
    <>
      <span className={styles['quiet']}>{pieces.slice(0, first)}</span>
      <mark data-cited className={styles['cited']}>
        {pieces.slice(first, last + 1)}
      </mark>
      <span className={styles['quiet']}>{pieces.slice(last + 1)}</span>
    </>
  );
}

function Piece({
  inline,
  words,
}: {
  readonly inline: Exclude<Inline, { type: 'footnote' }>;
  readonly words: string;
}) {
  switch (inline.type) {
    case 'text':
      // The sentence that is checked is the only thing that is lit here.
      return (
        <Looks
          words={words}
          marks={inline.marks?.filter((mark) => mark !== 'highlight')}
          language={inline.language}
        />
      );
    case 'link':
      return <span className={styles['link']}>{words}</span>;
    case 'marker':
      return <span className={styles['marker']}>{words}</span>;
    case 'line-break':
      return <br />;
  }
}
