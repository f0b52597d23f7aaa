// What the page and the worker of spelling say to each other.

export type SpellingRequest =
  /** The first message, once: addresses without the extensions `.aff` and `.dic`. */
  | { readonly kind: 'open'; readonly dictionaries: readonly string[] }
  | { readonly kind: 'check'; readonly words: readonly string[] }
  | { readonly kind: 'suggest'; readonly word: string };

/** Each request is answered once, in the order of the requests. */
export type SpellingReply =
  | { readonly kind: 'opened' }
  /** The dictionaries can't be read: no more is answered. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'wrong'; readonly words: readonly string[] }
  | { readonly kind: 'suggestions'; readonly words: readonly string[] };
