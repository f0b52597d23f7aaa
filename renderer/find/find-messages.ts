// What the page and the worker that looks for words say to each other.
import type { FindQuery, Found } from '#core/find/find-matches.ts';
import type { Stretch } from '#core/find/stretches.ts';

export type FindRequest =
  /** Where it is looked for by every later request, until the next text. */
  | { readonly kind: 'text'; readonly stretches: readonly Stretch[] }
  | {
      readonly kind: 'find';
      readonly id: number;
      readonly query: FindQuery;
      readonly replacement: string;
    };

export type FindReply =
  | { readonly id: number; readonly found: Found }
  /** The pattern is none; `reason` is the engine's own words. */
  | { readonly id: number; readonly reason: string };
