// Several windows: how a page asks for another, and which of them writes a briefing that is open in more than one.
import type {
  BriefingChange,
  PageHandlers,
  WindowHandlers,
} from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import type { WindowId, Writers } from '../services/writers.ts';
import type { Windows } from '../windows/windows.ts';

export type WritingContext = {
  /** The window that asks. */
  readonly window: WindowId;
  readonly writers: Writers;
  readonly windows: Pick<Windows, 'open' | 'takeBeginning'>;
};

export function makeWritingHandlers({
  window,
  writers,
  windows,
}: WritingContext): Pick<
  WindowHandlers,
  | 'window.open'
  | 'window.begin'
  | 'writing.begin'
  | 'writing.takeOver'
  | 'writing.letGo'
  | 'writing.end'
> {
  return {
    'window.open': async ({ briefing }) => {
      await windows.open(briefing as BriefingId | null);
      return {};
    },
    'window.begin': () => ({ briefing: windows.takeBeginning(window) }),
    'writing.begin': ({ briefing }) => ({
      writes: writers.begin(briefing as BriefingId, window),
    }),
    'writing.takeOver': async ({ briefing }) => {
      await writers.takeOver(briefing as BriefingId, window);
      return {};
    },
    'writing.letGo': ({ briefing, saved }) => {
      writers.letGo(briefing as BriefingId, window, saved);
      return {};
    },
    'writing.end': ({ briefing }) => {
      writers.end(briefing as BriefingId, window);
      return {};
    },
  };
}

type Guarded = Pick<
  PageHandlers,
  | 'bin.erase'
  | 'briefings.bin'
  | 'briefings.change'
  | 'briefings.save'
  | 'briefings.setStatus'
  | 'markers.link'
  | 'markers.linkReferences'
  | 'markers.unlink'
  | 'packages.settle'
  | 'packages.undoSettle'
  | 'sources.merge'
  | 'sources.undoMerge'
  | 'versions.restore'
>;

/**
 * The handlers for one window: they refuse to change what another window writes, and tell the other windows that have the
 * briefing open what was changed.
 */
export function amongWindows(
  handlers: PageHandlers,
  {
    window,
    writers,
    tell,
  }: Pick<WritingContext, 'window' | 'writers'> & {
    readonly tell: (
      other: WindowId,
      briefing: BriefingId,
      change: BriefingChange,
    ) => void;
  },
): PageHandlers {
  const refuse = (briefings: readonly string[]): void => {
    writers.refuseElsewhere(briefings as readonly BriefingId[], window);
  };
  const changed = (id: string, change: BriefingChange): void => {
    const briefing = id as BriefingId;
    for (const other of writers.othersWith(briefing, window))
      tell(other, briefing, change);
  };
  const guarded: Guarded = {
    'briefings.save': async (input, signal) => {
      refuse([input.id]);
      const saved = await handlers['briefings.save'](input, signal);
      const { delta, id } = input;
      const { revisions, digest } = saved;
      changed(id, { kind: 'blocks', delta, revisions, digest });
      return saved;
    },
    'briefings.change': async (input, signal) => {
      refuse([input.id]);
      const saved = await handlers['briefings.change'](input, signal);
      changed(input.id, { kind: 'head', head: input.change });
      return saved;
    },
    // Its status is nothing that is written in it, so a list may change it.
    'briefings.setStatus': async (input, signal) => {
      const done = await handlers['briefings.setStatus'](input, signal);
      for (const { id, status } of input.changes)
        changed(id, { kind: 'head', head: { status } });
      return done;
    },
    'markers.link': async (input, signal) => {
      refuse([input.briefing]);
      const done = await handlers['markers.link'](input, signal);
      changed(input.briefing, { kind: 'all' });
      return done;
    },
    'markers.unlink': async (input, signal) => {
      refuse([input.briefing]);
      const done = await handlers['markers.unlink'](input, signal);
      changed(input.briefing, { kind: 'all' });
      return done;
    },
    'markers.linkReferences': async (input, signal) => {
      refuse([input.briefing]);
      const done = await handlers['markers.linkReferences'](input, signal);
      changed(input.briefing, { kind: 'all' });
      return done;
    },
    'versions.restore': async (input, signal) => {
      refuse([input.briefing]);
      const done = await handlers['versions.restore'](input, signal);
      changed(input.briefing, { kind: 'all' });
      return done;
    },
    // Whoever writes one of them saves first, and reads it again after.
    'sources.merge': async (input, signal) => {
      const briefings: BriefingId[] = [];
      for (const id of input.from) {
        const cited = await handlers['sources.whereCited']({ id }, signal);
        for (const { briefing } of cited.briefings)
          briefings.push(briefing as BriefingId);
      }
      return writers.whileHeld(briefings, () =>
        handlers['sources.merge'](input, signal),
      );
    },
    'packages.settle': (input, signal) =>
      writers.whileHeld([input.briefing as BriefingId], () =>
        handlers['packages.settle'](input, signal),
      ),
    'packages.undoSettle': (input, signal) =>
      writers.whileHeld([input.briefing as BriefingId], () =>
        handlers['packages.undoSettle'](input, signal),
      ),
    'sources.undoMerge': async (input, signal) => {
      const { into: id } = input;
      const cited = await handlers['sources.whereCited']({ id }, signal);
      return writers.whileHeld(
        cited.briefings.map(({ briefing }) => briefing as BriefingId),
        () => handlers['sources.undoMerge'](input, signal),
      );
    },
    'briefings.bin': (input, signal) => {
      refuse(input.ids);
      return handlers['briefings.bin'](input, signal);
    },
    'bin.erase': (input, signal) => {
      refuse(input.ids);
      return handlers['bin.erase'](input, signal);
    },
  };
  return { ...handlers, ...guarded };
}
