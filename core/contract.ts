// Every method and event that crosses between the processes, and what the command line offers: its nouns, each in a file
// of core/contract/. Read it and them and you know what Precis can do. The shapes of the commands are what `precis --json`
// prints and are kept stable.
import type { z } from 'zod';
import { activityMethods } from './contract/activity.ts';
import { alarmCommands, alarmMethods } from './contract/alarms.ts';
import { appMethods, appState } from './contract/app.ts';
import { attachmentMethods } from './contract/attachments.ts';
import { backupMethods } from './contract/backups.ts';
import { briefingCommands, briefingMethods } from './contract/briefings.ts';
import { excerptCommands, excerptMethods } from './contract/excerpts.ts';
import { fileCommands } from './contract/files.ts';
import { findingMethods } from './contract/findings.ts';
import { imageMethods } from './contract/images.ts';
import { libraryCommands } from './contract/library.ts';
import { markerCommands } from './contract/markers.ts';
import type { MenuCommand } from './contract/menu-commands.ts';
import { paperMethods } from './contract/paper.ts';
import { peopleMethods } from './contract/people.ts';
import { packCommands, packMethods } from './contract/packs.ts';
import { packageCommands, packageMethods } from './contract/packages.ts';
import { searchCommands } from './contract/search.ts';
import { signOffMethods } from './contract/sign-off.ts';
import { sourceCommands, sourceMethods } from './contract/sources.ts';
import { styleMethods } from './contract/styles.ts';
import { suggestionMethods } from './contract/suggestions.ts';
import { tagMethods } from './contract/tags.ts';
import { templateMethods } from './contract/templates.ts';
import { threadMethods } from './contract/threads.ts';
import { verdictCommands, verdictMethods } from './contract/verdicts.ts';
import { versionCommands, versionMethods } from './contract/versions.ts';
import { windowMethods } from './contract/window.ts';

/** What the command line offers, and by which names. A noun's `…Methods` are what only the page asks for. */
const commands = {
  ...fileCommands,
  ...sourceCommands,
  ...briefingCommands,
  ...markerCommands,
  ...alarmCommands,
  ...searchCommands,
  ...excerptCommands,
  ...libraryCommands,
  ...versionCommands,
  ...packageCommands,
  ...verdictCommands,
  ...packCommands,
} as const;

/** What a library can be asked, by the command line or the page. */
export const contract = {
  ...commands,
  ...sourceMethods,
  ...briefingMethods,
  ...alarmMethods,
  ...findingMethods,
  ...excerptMethods,
  ...versionMethods,
  ...packageMethods,
  ...imageMethods,
  ...templateMethods,
  ...styleMethods,
  ...attachmentMethods,
  ...tagMethods,
  ...peopleMethods,
  ...threadMethods,
  ...verdictMethods,
  ...suggestionMethods,
  ...signOffMethods,
  ...activityMethods,
  ...packMethods,
  ...paperMethods,
} as const;

/** What needs the window: dialogs of the system, libraries, settings. The command line has none of it. */
export const windowContract = {
  ...appMethods,
  ...backupMethods,
  ...windowMethods,
} as const;

/** What the page may not ask: a path in a request is the word of a person, and the page is none. */
const COMMAND_LINE_ONLY = [
  'excerpts.takeFile',
  'files.import',
  'briefings.export',
  'sources.export',
  'activity.export',
  'library.backup',
  'styles.add',
  'packages.make',
  'packages.merge',
  // Its sides may be files; the page opens both and compares them itself.
  'versions.compare',
  'packs.export',
  'packs.keepPdf',
] as const;

type CommandLineOnly = (typeof COMMAND_LINE_ONLY)[number];

/** All that the page may ask. */
export const pageContract = Object.fromEntries(
  Object.entries({ ...contract, ...windowContract }).filter(
    ([name]) => !(COMMAND_LINE_ONLY as readonly string[]).includes(name),
  ),
) as unknown as Omit<typeof contract, CommandLineOnly> & typeof windowContract;

export type ImportProgress = {
  /** Its name. */
  readonly file: string;
  readonly stage: 'reading' | 'saving';
  readonly done: number;
  readonly all: number;
};

export type PackProgress = {
  readonly stage: 'setting' | 'binding' | 'proving';
  /** Papers. */
  readonly done: number;
  readonly all: number;
};

/**
 * What an export is at. Only the pages that are read back are counted: nobody knows before how long the rest takes, and
 * `all` is 0 meanwhile.
 */
export type ExportProgress = {
  readonly stage: 'citations' | 'setting' | 'writing' | 'proving';
  readonly done: number;
  readonly all: number;
};

/** What main tells the page without being asked. The page trusts main, so events are typed and not validated. */
export type PageEvents = {
  /** Briefings, sources, citation styles, alarms, a review or packs were changed, by whatever: this page's own call, another window, a file opened from outside. */
  readonly 'library.changed': {
    readonly what:
      'briefings' | 'sources' | 'styles' | 'alarms' | 'review' | 'packs';
  };
  /** How far the import of this window is; `all` is 0 while it is not known. */
  readonly 'import.progressed': ImportProgress;
  /** How far the export of this window is. */
  readonly 'export.progressed': ExportProgress;
  /** How far the pack is that this window writes. */
  readonly 'pack.progressed': PackProgress;
  /** Settings, the open library or the recent ones. */
  readonly 'app.changed': z.output<typeof appState>;
  /** One was made, brought back, or could not be made; or another folder was chosen. */
  readonly 'backups.changed': Readonly<Record<string, never>>;
  readonly 'menu.chosen': { readonly command: MenuCommand };
  /** The window is about to close: save all, then call `window.mayClose`. */
  readonly 'window.closing': Readonly<Record<string, never>>;
  /** A briefing that is open here was changed by another window. */
  readonly 'briefing.changed': {
    readonly id: string;
    readonly change: BriefingChange;
  };
  /** Another window asks for what this one writes: save all of it, then call `writing.letGo`. */
  readonly 'writing.wanted': { readonly briefing: string };
  /** Nobody writes it any more: the first to call `writing.begin` does. */
  readonly 'writing.freed': { readonly briefing: string };
};

/** What was saved, as it went in and was answered; or parts of the head; or so much that it is to be read again. */
export type BriefingChange =
  | {
      readonly kind: 'blocks';
      readonly delta: PageInput<'briefings.save'>['delta'];
      readonly revisions: Readonly<Record<string, number>>;
      readonly digest: number;
    }
  | {
      readonly kind: 'head';
      readonly head: PageInput<'briefings.change'>['change'];
    }
  | { readonly kind: 'all' };

export type PageEvent = keyof PageEvents;

type Methods = Readonly<
  Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>
>;

export type InputOf<M extends Methods, Name extends keyof M> = z.output<
  M[Name]['input']
>;

export type OutputOf<M extends Methods, Name extends keyof M> = z.output<
  M[Name]['output']
>;

/** What main implements; a missing handler does not compile. */
export type HandlersOf<M extends Methods> = {
  readonly [Name in keyof M]: (
    input: InputOf<M, Name>,
    signal: AbortSignal,
  ) => OutputOf<M, Name> | Promise<OutputOf<M, Name>>;
};

export type CommandName = keyof typeof commands;

export type MethodName = keyof typeof contract;

export type Input<Name extends MethodName> = InputOf<typeof contract, Name>;

export type Output<Name extends MethodName> = OutputOf<typeof contract, Name>;

export type Handlers = HandlersOf<typeof contract>;

export type AppState = z.output<typeof appState>;

export type PageMethod = keyof typeof pageContract;

export type PageInput<Name extends PageMethod> = z.input<
  (typeof pageContract)[Name]['input']
>;

export type PageOutput<Name extends PageMethod> = z.output<
  (typeof pageContract)[Name]['output']
>;

export type PageHandlers = HandlersOf<typeof pageContract>;

export type WindowHandlers = HandlersOf<typeof windowContract>;
