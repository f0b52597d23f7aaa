// Bench "typing": from a key to its paint, at the start, in the middle and at the end of 240,000 words, in the whole
// application; ProseMirror and CodeMirror on the same words and styles, in turn with it, so that whatever else the machine
// does falls on all three.
import type { Block } from '#core/document/document.ts';
import type { Bench } from './bench.ts';
import { generateDocument, LONG } from './generate.ts';
import { timesOf, typeAndTime, type Times } from './key-to-paint.ts';
import { goTo, PLACES, withLongBriefing, type Place } from './long-briefing.ts';
import {
  buildPeers,
  withPeer,
  type PeerLayout,
  type Peers,
} from './peers/open-peers.ts';
import type { PeerName } from './peers/page.ts';
import { median } from './statistics.ts';

const ROUNDS = 3;
const PEERS: readonly PeerName[] = ['prosemirror', 'codemirror'];

type Run = Readonly<Record<Place, Times>>;

const atAllPlaces = async (
  measure: (place: Place) => Promise<Times>,
): Promise<Run> => ({
  start: await measure('start'),
  middle: await measure('middle'),
  end: await measure('end'),
});

/** One run of ours, and the room that it had, which the peers are given. */
const runOurs = (folder: string): Promise<{ run: Run; layout: PeerLayout }> =>
  withLongBriefing(folder, LONG, async ({ page, text }) => {
    const layout = await page.evaluate(() => ({
      window: { width: outerWidth, height: outerHeight },
      stage: document.querySelector('main')?.clientWidth ?? innerWidth,
    }));
    const run = await atAllPlaces(async (place) => {
      await goTo(text, place);
      return timesOf(await typeAndTime(page));
    });
    return { run, layout };
  });

const runPeer = (
  folder: string,
  peers: Peers,
  name: PeerName,
  blocks: readonly Block[],
  layout: PeerLayout,
): Promise<Run> =>
  withPeer(folder, peers, name, blocks, layout, (peer) =>
    atAllPlaces(async (place) => {
      await peer.goTo(place);
      return timesOf(await typeAndTime(peer.page));
    }),
  );

function medianRun(runs: readonly Run[]): Run {
  const of = (place: Place): Times => {
    const middle = (key: keyof Times): number =>
      median(runs.map((run) => run[place][key]));
    return { p50: middle('p50'), p95: middle('p95'), p99: middle('p99') };
  };
  return { start: of('start'), middle: of('middle'), end: of('end') };
}

/** `folder` is where the library may stand. */
export const benchTyping: Bench = async (folder) => {
  const { blocks } = generateDocument('Peers', LONG);
  const peers = await buildPeers(folder);
  const ours: Run[] = [];
  const theirs: Record<PeerName, Run[]> = { prosemirror: [], codemirror: [] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { run, layout } = await runOurs(folder);
      ours.push(run);
      for (const name of PEERS)
        theirs[name].push(await runPeer(folder, peers, name, blocks, layout));
    }
  } finally {
    peers.remove();
  }
  const own = medianRun(ours);
  const prosemirror = medianRun(theirs.prosemirror);
  const codemirror = medianRun(theirs.codemirror);
  return {
    report: { ...own, peers: { prosemirror, codemirror }, rounds: ROUNDS },
    rows: [
      ['typing', 'place', 'p50', 'p95', 'p99', 'p95 to ProseMirror’s'],
      ...rowsOf('Precis', own, prosemirror),
      ...rowsOf('ProseMirror', prosemirror, prosemirror),
      ...rowsOf('CodeMirror', codemirror, prosemirror),
    ],
  };
};

const rowsOf = (name: string, run: Run, to: Run): string[][] =>
  PLACES.map((place) => {
    const { p50, p95, p99 } = run[place];
    return [
      name,
      place,
      ...[p50, p95, p99].map((time) => `${time.toFixed(1)} ms`),
      (p95 / to[place].p95).toFixed(2),
    ];
  });
