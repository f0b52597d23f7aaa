// Which blocks stand together in a section of the sheet: some twenty neighbours each. Pure, and slow to change its mind:
// a section keeps its blocks as long as it can, so that a change of the text touches the one section in which it is.

const USUAL = 20;
/** A section with more is divided, */
const MOST = 40;
/** a section with fewer is joined to a neighbour that has the room, */
const FEWEST = 8;
/** and one that finds no place to be divided at may have so many. */
const LONGEST = 160;

export type Group<Block, Section> = {
  /** The former section that goes on; null for a new one. */
  readonly section: Section | null;
  /** At least one. */
  readonly blocks: readonly Block[];
};

/**
 * `blocks` in their order, each in one group; no former section goes on in two. `sectionOf` is where a block stood until
 * now, undefined for one that is new. A group begins with a block of which `mayBegin` says so, but for the first of all
 * and where there is none for LONGEST blocks.
 */
export function groupBlocks<Block, Section>(
  blocks: readonly Block[],
  sectionOf: (block: Block) => Section | undefined,
  mayBegin: (block: Block) => boolean,
): Group<Block, Section>[] {
  const runs: Group<Block, Section>[] = [];
  const used = new Set<Section>();
  let run: Block[] = [];
  let current: Section | undefined;
  for (const block of blocks) {
    const section = sectionOf(block);
    const isOthers =
      section !== undefined && section !== current && !used.has(section);
    if (run.length === 0 || (isOthers && mayBegin(block))) {
      // A section whose blocks were moved apart goes on where the first of them are.
      current =
        section !== undefined && used.has(section) ? undefined : section;
      if (current !== undefined) used.add(current);
      run = [];
      runs.push({ section: current ?? null, blocks: run });
    }
    run.push(block);
  }
  return joined(runs).flatMap((each) => divided(each, mayBegin));
}

function joined<Block, Section>(
  runs: readonly Group<Block, Section>[],
): Group<Block, Section>[] {
  const groups: Group<Block, Section>[] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (
      !last ||
      Math.min(last.blocks.length, run.blocks.length) >= FEWEST ||
      last.blocks.length + run.blocks.length > MOST
    ) {
      groups.push(run);
      continue;
    }
    const longer = last.blocks.length < run.blocks.length ? run : last;
    groups[groups.length - 1] = {
      section: longer.section ?? last.section ?? run.section,
      blocks: [...last.blocks, ...run.blocks],
    };
  }
  return groups;
}

function divided<Block, Section>(
  { section, blocks }: Group<Block, Section>,
  mayBegin: (block: Block) => boolean,
): Group<Block, Section>[] {
  if (blocks.length <= MOST) return [{ section, blocks }];
  const parts: Group<Block, Section>[] = [];
  let start = 0;
  for (const [place, block] of blocks.entries()) {
    const length = place - start;
    if (
      length === LONGEST ||
      (length >= USUAL && blocks.length - place >= FEWEST && mayBegin(block))
    ) {
      parts.push({
        section: start === 0 ? section : null,
        blocks: blocks.slice(start, place),
      });
      start = place;
    }
  }
  parts.push({
    section: start === 0 ? section : null,
    blocks: blocks.slice(start),
  });
  return parts;
}
