// The text as it stands on the sheet against what its template asks of it: how long it may be, which headings it must have.
import { useMemo, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import type { Block, BlockId, BriefingHead } from '#core/document/document.ts';
import { measureLimits, type MeasuredLimit } from '#core/document/limits.ts';
import { ranksBetween } from '#core/document/rank.ts';
import { signedBlock } from '#core/document/signed-block.ts';
import { headingBlocks } from '#core/document/start-briefing.ts';
import {
  missingHeadings,
  placeOfHeading,
} from '#core/document/template-headings.ts';
import { newId } from './api/new-id.ts';
import type { EditorHandle } from './editor-handle.ts';
import { lengthInWords } from './LimitStatus.tsx';

type Template = PageOutput<'briefings.open'>['template'];

export type AgainstTemplate = {
  readonly limits: readonly MeasuredLimit[];
  readonly lengths: readonly {
    readonly words: string;
    readonly share: number;
  }[];
  readonly missing: readonly string[];
  /** Puts a heading that is missing at its place. Null where the briefing is only read. */
  readonly addHeading: ((heading: string) => void) | null;
  /** Who signs behind the text; null where nobody does, or behind a section before. */
  readonly signedAtEnd: string | null;
  /** The typesetter has counted the pages of the text as it is now. */
  readonly countedPages: (pages: number) => void;
};

export function useAgainstTemplate({
  template,
  head,
  blocks,
  readOnly,
  handle,
}: {
  readonly template: Template;
  readonly head: BriefingHead;
  readonly blocks: readonly Block[];
  readonly readOnly: boolean;
  readonly handle: EditorHandle | null;
}): AgainstTemplate {
  const [counted, setCounted] = useState<{
    readonly blocks: readonly Block[];
    readonly head: BriefingHead;
    readonly pages: number;
  } | null>(null);
  const pages =
    counted?.blocks === blocks && counted.head === head ? counted.pages : null;
  const limits = useMemo(
    () => measureLimits(template, head, blocks, pages),
    [template, head, blocks, pages],
  );
  const missing = useMemo(
    () => missingHeadings(template, blocks),
    [template, blocks],
  );
  const signed = useMemo(
    () => signedBlock({ document: { blocks }, template }),
    [template, blocks],
  );
  const add = (text: string): void => {
    const heading = missing.find((each) => each.text === text);
    if (!handle || !heading) return;
    const now = handle.blocks();
    const unplaced = headingBlocks(heading);
    const ranks = ranksBetween(null, null, unplaced.length);
    handle.insertBlocks(
      placeOfHeading(template, heading, now),
      unplaced.flatMap((block, at): Block[] => {
        const rank = ranks[at];
        return rank === undefined
          ? []
          : [{ ...block, id: newId() as BlockId, rank }];
      }),
    );
  };
  return {
    limits,
    lengths: limits.map((measured) => ({
      words: lengthInWords(measured),
      share: measured.length / measured.limit.most,
    })),
    missing: missing.map(({ text }) => text),
    addHeading: readOnly ? null : add,
    signedAtEnd:
      template.signature && (signed === null || signed === blocks.at(-1)?.id)
        ? template.signature.label
        : null,
    countedPages: (of) => {
      setCounted({ blocks, head, pages: of });
    },
  };
}
