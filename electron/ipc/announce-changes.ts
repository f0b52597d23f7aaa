// Which calls change what the lists of a window show, and the event that tells of it: at once, but for what is typed, which
// is saved more often than a list need be read.
import type { PageEvents, PageHandlers } from '#core/contract.ts';

type Changed = PageEvents['library.changed']['what'];
type Method = keyof PageHandlers;

const BOTH = ['briefings', 'sources'] as const;
const ALL = [...BOTH, 'alarms'] as const;
/** A package may bring anything. */
const REVIEWED = [...ALL, 'review'] as const;
/** Who cites them is told: also a file fills the day on which its source was looked at. */
const CITED = ['sources', 'alarms'] as const;
const CHANGES: Readonly<Partial<Record<Method, readonly Changed[]>>> = {
  'window.import': REVIEWED,
  'window.importDropped': REVIEWED,
  'window.takePackage': REVIEWED,
  'window.sendPackage': ['review'],
  'packages.settle': REVIEWED,
  'packs.create': ['packs'],
  'packs.save': ['packs'],
  'packs.issue': ['packs'],
  'packs.remove': ['packs'],
  'window.exportPack': ['packs'],
  'packages.undoSettle': REVIEWED,
  'briefings.create': ['briefings'],
  'briefings.save': ['briefings'],
  'briefings.change': ['briefings'],
  'briefings.setStatus': ['briefings'],
  'briefings.tag': ['briefings'],
  'briefings.bin': ['briefings', 'alarms'],
  'briefings.restore': ['briefings', 'alarms'],
  'briefings.duplicate': ['briefings', 'alarms'],
  'bin.erase': ['briefings'],
  'backups.restore': ALL,
  'tags.rename': BOTH,
  'tags.delete': BOTH,
  'findings.silence': ['briefings'],
  'findings.hear': ['briefings'],
  'markers.link': ['briefings'],
  'markers.unlink': ['briefings'],
  'markers.linkReferences': BOTH,
  'versions.restore': ['briefings', 'alarms'],
  'attachments.attach': CITED,
  'attachments.remove': CITED,
  'attachments.putBack': CITED,
  'attachments.setCaptured': CITED,
  'attachments.printCaptured': CITED,
  'window.attachFiles': CITED,
  'excerpts.add': CITED,
  'excerpts.change': CITED,
  'excerpts.remove': CITED,
  'sources.create': ['sources'],
  'sources.settle': CITED,
  'sources.takePdf': CITED,
  'sources.createAll': ['sources'],
  'sources.change': CITED,
  'sources.tag': ['sources'],
  'sources.bin': ['sources'],
  'sources.restore': ['sources'],
  'sources.erase': ['sources'],
  'sources.duplicate': ['sources'],
  'sources.merge': ALL,
  'sources.undoMerge': ALL,
  'sources.setDifferent': ['sources'],
  'alarms.settle': ['alarms'],
  'alarms.reopen': ['alarms'],
  'verdicts.give': ['review'],
  'verdicts.takeBack': ['review'],
  'suggestions.decided': ['review'],
  'window.addStyle': ['styles'],
  'styles.remove': ['styles'],
  'people.keep': ['review'],
  'threads.open': ['review'],
  'threads.reply': ['review'],
  'threads.edit': ['review'],
  'threads.resolve': ['review'],
  'threads.class': ['review'],
  'signOff.addStep': ['review'],
  'signOff.takeTemplate': ['review'],
  'signOff.changeStep': ['review'],
  'signOff.moveStep': ['review'],
  'signOff.setStepRemoved': ['review'],
  'signOff.sign': ['review'],
  'signOff.withdraw': ['review'],
  'signOff.handBack': ['review'],
};

/** One that was stopped may have taken something in. */
const IMPORTS: ReadonlySet<string> = new Set<Method>([
  'window.import',
  'window.importDropped',
  'window.takePackage',
]);

/** Milliseconds between two events of typing. */
const WHILE_TYPING = 1000;

/** Gives handlers that tell of what they changed; an import that was stopped may have changed something, too. */
export function makeAnnouncer(
  tell: (what: Changed) => void,
): (handlers: PageHandlers) => PageHandlers {
  const tellOfTyping = seldom(() => {
    tell('briefings');
  });
  return (handlers) => {
    const told = Object.entries(CHANGES).map(([name, kinds]) => {
      const handler = handlers[name as Method] as (
        ...call: unknown[]
      ) => unknown;
      const announce = (): void => {
        if (name === 'briefings.save') tellOfTyping();
        else for (const what of kinds) tell(what);
      };
      return [
        name,
        async (...call: unknown[]): Promise<unknown> => {
          try {
            const value = await handler(...call);
            announce();
            return value;
          } catch (error) {
            if (IMPORTS.has(name)) announce();
            throw error;
          }
        },
      ];
    });
    return { ...handlers, ...(Object.fromEntries(told) as PageHandlers) };
  };
}

/** Calls `work` at once, and then once in a while where more comes; the last is never left out. */
function seldom(work: () => void): () => void {
  let again: boolean | null = null;
  const run = (): void => {
    again = false;
    work();
    setTimeout(() => {
      if (again === true) run();
      else again = null;
    }, WHILE_TYPING).unref();
  };
  return () => {
    if (again === null) run();
    else again = true;
  };
}
