// As much as main takes from the page at once.
import type { MAX_DROPPED_BYTES } from '#core/contract/attachments.ts';

/** In bytes. The type holds it to what the contract says, which the page can't load. */
export const MAX_DROPPED: typeof MAX_DROPPED_BYTES = 41_943_040;
