// Small shapes that several nouns of the contract share.
import { z } from 'zod';

export const id = z.string().min(1).max(200);

/** The most briefings or sources that are organised at once. */
export const MOST_AT_ONCE = 100_000;

/**
 * What is done to many briefings or sources from their lists: one transaction, all of it, or nothing where one of them isn't
 * there. An `undo` in the answer is the input that takes it back. None of it counts as a change of what a briefing says.
 */
export const ids = z.array(id).min(1).max(MOST_AT_ONCE);

export const path = z.string().min(1).max(32_767);

export const isoDate = z.iso.date();

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256');

/** See core/review/printed-forms.ts. */
export const printedForms = z.strictObject({
  style: sha256.exactOptional(),
  template: sha256.exactOptional(),
});
