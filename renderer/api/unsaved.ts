// All that the page has not saved yet, whichever part of it was written: what must be on disk before a briefing is left
// or the window closes.

export type Unsaved = {
  /** Sends what is not saved yet; true when all of it is acknowledged. Never rejects. */
  readonly flush: () => Promise<boolean>;
  readonly isSaved: () => boolean;
};

const parts = new Set<Unsaved>();

/** Returns what ends it. */
export function keepAsUnsaved(part: Unsaved): () => void {
  parts.add(part);
  return () => {
    parts.delete(part);
  };
}

/** True when every part is saved, what was written in one while another was being saved too. */
export async function flushAll(): Promise<boolean> {
  for (;;) {
    const done = await Promise.all([...parts].map((part) => part.flush()));
    if (!done.every(Boolean)) return false;
    if ([...parts].every((part) => part.isSaved())) return true;
  }
}
