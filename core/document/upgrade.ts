// From a stored document of any earlier version to today's. Each step takes the JSON of one version to the next; the
// result is then validated as today's, so a step that is wrong is refused and never half taken.
import { AppError } from '../errors.ts';
import { DOCUMENT_VERSION, type BriefingDocument } from './document.ts';
import { parseBriefingDocument } from './schema.ts';

type Json = Record<string, unknown>;

/**
 * `STEPS[n]` takes version n to n + 1. Version 0 was never released. The log keeps blocks and heads in the version in which
 * they were written, so a step must do with a document of one block, and with one that has no blocks.
 */
export const STEPS: Readonly<Record<number, (document: Json) => Json>> = {
  // Version 2 adds the mark 'redaction', `ticks` of a list and `widths` of a table; what version 1 had means the same.
  1: (document) => document,
  // Version 3 adds the block 'bibliography'; what version 2 had means the same.
  2: (document) => document,
  // Version 4 adds suggested changes: `inserted` and `deleted`, and `moved` and `reshaped` on a block; what version 3 had means the same.
  3: (document) => document,
  // Version 5 adds `redaction` of an image and `reason` of words for redaction; what version 4 had means the same.
  4: (document) => document,
};

/** The version that `value` says it has; null where it says none. */
function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const version: unknown = Reflect.get(value, 'version');
  return typeof version === 'number' && Number.isInteger(version)
    ? version
    : null;
}

/**
 * The document in today's version. Throws AppError 'newer' for a version that this Precis does not know yet, and
 * 'bad-input' for anything that is not a document. `steps` and `target` are arguments for the tests alone.
 */
export function upgradeDocument(
  value: unknown,
  steps: typeof STEPS = STEPS,
  target: number = DOCUMENT_VERSION,
): BriefingDocument {
  return parseBriefingDocument(stepTo(value, steps, target));
}

/** The steps alone, without the validation of today's version. */
export function stepTo(
  value: unknown,
  steps: typeof STEPS,
  target: number,
): unknown {
  const version = versionOf(value);
  if (version === null || version < 1)
    throw new AppError(
      'bad-input',
      'This is not a Precis briefing: it has no version.',
    );
  if (version > target)
    throw new AppError(
      'newer',
      `This briefing was written by a newer Precis (document version ${version}; this one knows ${target}): open it with that one.`,
    );
  let document = value as Json;
  for (let from = version; from < target; from += 1) {
    const step = steps[from];
    if (!step)
      throw new AppError(
        'bad-input',
        `A briefing of document version ${from} can't be brought up to date.`,
      );
    document = { ...step(document), version: from + 1 };
  }
  return document;
}

/**
 * One block that was stored in `version`, as today's has it; not validated. The steps see a document of this block alone.
 */
export function stepBlock(block: unknown, version: number): unknown {
  if (version === DOCUMENT_VERSION) return block;
  const stepped = stepTo({ version, blocks: [block] }, STEPS, DOCUMENT_VERSION);
  return (stepped as { readonly blocks: readonly unknown[] }).blocks[0];
}

/** A head that was stored in `version`, as today's has it; not validated. The steps see a document without blocks. */
export function stepHead(head: Json, version: number): Json {
  if (version === DOCUMENT_VERSION) return head;
  const stepped = stepTo(
    { ...head, version, blocks: [] },
    STEPS,
    DOCUMENT_VERSION,
  );
  const { version: _version, blocks: _blocks, ...rest } = stepped as Json;
  return rest;
}
