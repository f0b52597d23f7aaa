// The contract kept: a line or two a method, each in the file that knows how.
import type {
  ExportProgress,
  Handlers,
  ImportProgress,
} from '#core/contract.ts';
import { exportText } from '#core/convert/text-export.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { backUpToFile } from '../backup/back-up-to-file.ts';
import { now } from '../clock.ts';
import {
  listBin,
  listBriefings,
  listRecent,
  readBriefing,
  updateBriefingHead,
  type ListedBriefing,
} from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { findInLibrary } from '../database/search.ts';
import {
  hearFinding,
  silenceFinding,
  type FindingPlace,
} from '../database/silenced-findings.ts';
import { renameTemplate, setTemplateRemoved } from '../database/templates.ts';
import { verifyLibrary } from '../database/verify.ts';
import { nameVersion, renameVersion } from '../database/versions.ts';
import { exportLog, readLog } from '../services/activity-log.ts';
import {
  beginBriefing,
  createBriefing,
  openBriefing,
} from '../services/draft-briefing.ts';
import { styleFor } from '../services/export-briefing.ts';
import { importFiles } from '../services/import-files.ts';
import type { KeptChecks } from '../services/keep-checks.ts';
import type { Holding } from '../services/merge-package.ts';
import { keepImage } from '../services/keep-image.ts';
import { linkMarkerToSource } from '../services/link-marker.ts';
import { linkReferences } from '../services/link-references.ts';
import { listMarkers } from '../services/list-markers.ts';
import { unlinkNumber } from '../services/unlink-number.ts';
import {
  addStyle,
  listStyles,
  readStyle,
  readStyleFile,
  removeStyle,
} from '../services/own-styles.ts';
import { readForPage, saveFromPage } from '../services/save-briefing.ts';
import { readList } from '../services/show-briefing.ts';
import { restoreVersion } from '../services/restore-version.ts';
import { compareSides } from '../services/compare-packages.ts';
import { everyVersion, openVersion } from '../services/versions.ts';
import {
  findTemplate,
  listTemplates,
  refuseTaken,
  saveTemplate,
} from '../services/templates.ts';
import type { SourceReader } from '../importing/source-reader.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { UnknownPackage } from '../services/merge-package.ts';
import { alarmHandlers } from './alarm-handlers.ts';
import { attachmentHandlers } from './attachment-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { organisingHandlers } from './organising-handlers.ts';
import { paperHandlers } from './paper-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { signOffHandlers } from './sign-off-handlers.ts';
import { packageHandlers } from './package-handlers.ts';
import { packHandlers, type PackHandlerContext } from './pack-handlers.ts';
import { sourceHandlers } from './source-handlers.ts';
import { suggestionHandlers } from './suggestion-handlers.ts';
import { threadHandlers } from './thread-handlers.ts';
import { verdictHandlers } from './verdict-handlers.ts';

export type HandlerContext = {
  readonly library: Library;
  /** The folder of the built resources: fonts, styles, templates. */
  readonly resources: string;
  readonly typesetter: Typesetter;
  /** Sets the pages that are looked at, in a process of its own: no export waits for them, nor they for one. */
  readonly paper: Pick<Typesetter, 'draw' | 'paint'>;
  readonly reader: SourceReader;
  readonly checks: KeptChecks;
  /** Told how far an import is. */
  readonly progress?: (progress: ImportProgress) => void;
  /** Told how far an export with pages is. */
  readonly exportProgress?: ((progress: ExportProgress) => void) | undefined;
  readonly packs?: PackHandlerContext;
  /** Asked about a review package whose briefing the library lacks. */
  readonly takeIn?: ((found: UnknownPackage) => Promise<boolean>) | undefined;
  /** Runs a change of a briefing while no window writes it; without it there are no windows. */
  readonly holding?: Holding;
  /** The name that stands with each revision. */
  readonly author: string;
  /** Given a sentence that a person should read beside an answer that is good. */
  readonly tell: (sentence: string) => void;
};

export function makeHandlers(context: HandlerContext): Handlers {
  const { library, resources, author } = context;
  const { changedFindings } = context.checks;
  const checker = context.checks.checkerOf(library);
  const stamp = (): { at: string; author: string } => ({ at: now(), author });
  return {
    'files.import': (input, signal) =>
      importFiles(input, {
        library,
        resources,
        holding: context.holding,
        template: findTemplate(library, resources, input.template ?? 'blank'),
        stamp: stamp(),
        signal,
        reader: context.reader,
        progress: context.progress ?? (() => undefined),
        takeIn: context.takeIn,
      }),
    'briefings.list': () => ({ briefings: listBriefings(library).map(listed) }),
    'briefings.recent': () => {
      const { briefings, all } = listRecent(library, SCREENFUL);
      return { briefings: briefings.map(listed), all };
    },
    'bin.list': () => ({
      briefings: listBin(library).map((briefing) => ({
        ...listed(briefing),
        binned: briefing.binned,
      })),
    }),
    'markers.list': ({ briefing }) =>
      listMarkers(
        readBriefing(library, briefing as BriefingId).document.blocks,
      ),
    'markers.link': (input) => linkMarkerToSource(library, input, stamp()),
    'markers.unlink': (input) => unlinkNumber(library, input, stamp()),
    'markers.linkReferences': (input) =>
      linkReferences(library, input, stamp()),
    'briefings.check': async ({ id, coverage }) => {
      const checked = await checker.check(id as BriefingId, now().slice(0, 10));
      const { findings, silenced } = checked;
      return coverage ? checked : { findings, silenced };
    },
    'findings.changed': async ({ briefing, since }) =>
      changedFindings(
        briefing as BriefingId,
        await checker.check(briefing as BriefingId, now().slice(0, 10)),
        since,
      ),
    'findings.silence': ({ briefing, finding, reason }) => ({
      id: silenceFinding(
        library,
        briefing as BriefingId,
        finding as FindingPlace,
        reason.trim(),
        stamp(),
      ),
    }),
    'findings.hear': ({ id }) => {
      hearFinding(library, id, stamp());
      return {};
    },
    ...exportHandlers(context),
    'briefings.text': async ({ id, style }) => {
      const document = documentAsIfRejected(
        readBriefing(library, id as BriefingId).document,
      );
      const list = readList(
        library,
        document,
        resources,
        style === undefined
          ? undefined
          : await styleFor(style, document, context),
      );
      return { text: exportText(document, list) };
    },
    'versions.list': ({ briefing }) => ({
      versions: everyVersion(library, briefing as BriefingId),
    }),
    'versions.compare': (input, signal) => compareSides(library, input, signal),
    'versions.restore': (input) => restoreVersion(library, input, stamp()),
    'versions.open': (input) => openVersion(library, input),
    'versions.name': ({ briefing, name }) => ({
      id: nameVersion(library, briefing as BriefingId, name.trim(), stamp()),
    }),
    'versions.rename': ({ briefing, version, name }) => {
      renameVersion(
        library,
        briefing as BriefingId,
        version,
        name?.trim() ?? null,
      );
      return {};
    },
    'briefings.create': (input) =>
      createBriefing(
        library,
        input,
        findTemplate(library, resources, input.template),
        stamp(),
      ),
    'briefings.beginning': ({ id }) =>
      beginBriefing(library, id as BriefingId, resources),
    'briefings.open': ({ id }) =>
      openBriefing(library, id as BriefingId, resources),
    'briefings.save': ({ id, delta }) =>
      saveFromPage(library, id as BriefingId, delta, stamp()),
    'briefings.blocks': ({ id }) => readForPage(library, id as BriefingId),
    'briefings.change': ({ id, change }) => {
      const briefing = id as BriefingId;
      return {
        updated: updateBriefingHead(library, briefing, change, stamp()),
      };
    },
    'images.keep': (input) => keepImage(library, input),
    ...organisingHandlers(context),
    'templates.list': () => ({
      templates: listTemplates(library, resources),
    }),
    'templates.save': (input) =>
      saveTemplate(library, resources, input, stamp()),
    'templates.rename': ({ id, name }) => {
      refuseTaken(library, resources, name, id);
      renameTemplate(library, id, name.trim(), stamp());
      return {};
    },
    'templates.remove': ({ id, removed }) => {
      setTemplateRemoved(library, id, removed, stamp());
      return {};
    },
    'styles.list': () => ({ styles: listStyles(library, resources) }),
    'styles.read': ({ style, language }) =>
      readStyle(library, resources, style, language),
    'styles.add': async ({ path }) => {
      const { id, title } = addStyle(
        library,
        resources,
        await readStyleFile(path),
        stamp(),
      );
      return { id, title };
    },
    'styles.remove': ({ id }) => {
      removeStyle(library, id);
      return {};
    },
    ...sourceHandlers(context),
    ...attachmentHandlers(context),
    ...alarmHandlers(context),
    ...peopleHandlers(context),
    ...threadHandlers(context),
    ...packageHandlers(context),
    ...packHandlers(context),
    ...verdictHandlers(context),
    ...suggestionHandlers(context),
    ...signOffHandlers(context),
    ...paperHandlers(context),
    'activity.list': (input) => readLog(library, input),
    'activity.export': (input) => exportLog(library, input),
    'search.find': ({ query, limit = 50, source, ...filter }) => {
      const begun = performance.now();
      const found = findInLibrary(library, query, limit, {
        ...filter,
        source: source as SourceId | undefined,
      });
      return {
        ...found,
        ms: Math.round((performance.now() - begun) * 10) / 10,
      };
    },
    'library.backup': ({ out }) => backUpToFile(library, out, now()),
    'library.verify': () => {
      const problems = verifyLibrary(library);
      return { ok: problems.length === 0, problems };
    },
  };
}

/** More rows than the tallest window shows. */
const SCREENFUL = 100;

/** What the list shows of a briefing. */
const listed = ({
  id,
  title,
  template,
  status,
  marking,
  updated,
  tags,
}: ListedBriefing) => ({ id, title, template, status, marking, updated, tags });
