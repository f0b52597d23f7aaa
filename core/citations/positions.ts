// Where each citation stands among the others: the first of its source, one later on, or one straight after another of
// the same source (ibid.). The rules are citeproc-js's, corners included, as a style's words must come out as from a
// full pass of it: CSL 1.0.2 leaves open what several citations in one note mean for ibid.

/** Numbers as citeproc has them. */
export const POSITION = {
  first: 0,
  subsequent: 1,
  ibid: 2,
  ibidWithLocator: 3,
} as const;

export type PositionedCite = {
  readonly source: string;
  /** With its label, as one string: what has to be the same for a bare ibid. Empty for none. */
  readonly locator: string;
};

export type PositionedCluster = {
  /** The number of its note. Clusters come in the order of the text. */
  readonly note: number;
  readonly cites: readonly PositionedCite[];
};

export type CitePosition = {
  readonly position: (typeof POSITION)[keyof typeof POSITION];
  /** The note in which the source is first cited; 0 in that note itself. */
  readonly firstNote: number;
  /** Whether its source was cited within so few notes before. */
  readonly isNear: boolean;
};

/** The cite that this one may be an ibid. of; null where another source stands between. */
function repeated(
  cluster: PositionedCluster,
  place: number,
  before: PositionedCluster | undefined,
  citesInNoteBefore: number,
): PositionedCite | null {
  const source = cluster.cites[place]?.source;
  if (place > 0) {
    const last = cluster.cites[place - 1];
    return last?.source === source ? (last ?? null) : null;
  }
  const first = before?.cites[0];
  if (!before || !first) return null;
  const isIbid =
    before.note === cluster.note
      ? before.cites.at(-1)?.source === source
      : // The note before may have one cite alone, or it would not be clear which is meant.
        before.note === cluster.note - 1 &&
        first.source === source &&
        citesInNoteBefore === 1;
  // Of several before in one note citeproc compares the first one's locator.
  return isIbid ? first : null;
}

function ibidOf(
  cite: PositionedCite,
  before: PositionedCite,
): CitePosition['position'] {
  if (cite.locator === before.locator) return POSITION.ibid;
  return cite.locator === '' ? POSITION.subsequent : POSITION.ibidWithLocator;
}

/** The positions of all cites, cluster by cluster. */
export function positionsOf(
  clusters: readonly PositionedCluster[],
  nearNoteDistance: number,
): CitePosition[][] {
  const firstNotes = new Map<string, number>();
  const lastNotes = new Map<string, number>();
  const citesInNote = new Map<number, number>();
  return clusters.map((cluster, index) => {
    const { note, cites } = cluster;
    citesInNote.set(note, (citesInNote.get(note) ?? 0) + cites.length);
    const before = clusters[index - 1];
    return cites.map((cite, place): CitePosition => {
      const firstNote = firstNotes.get(cite.source);
      const distance = note - (lastNotes.get(cite.source) ?? 0);
      lastNotes.set(cite.source, note);
      if (firstNote === undefined) {
        firstNotes.set(cite.source, note);
        return { position: POSITION.first, firstNote: 0, isNear: false };
      }
      const same = repeated(
        cluster,
        place,
        before,
        citesInNote.get(note - 1) ?? 0,
      );
      return {
        position: same ? ibidOf(cite, same) : POSITION.subsequent,
        firstNote: firstNote === note ? 0 : firstNote,
        isNear: distance <= nearNoteDistance,
      };
    });
  });
}
