// What opens over the desk: menus, the picker, forms and dialogs. Each gives the focus back to the text when it closes.
import type { ComponentProps } from 'react';
import { createPortal } from 'react-dom';
import type { PageOutput } from '#core/contract.ts';
import { notCleared } from '#core/review/chain.ts';
import { countRedactions } from '#core/document/redacted-copy.ts';
import { newId } from './api/new-id.ts';
import { flushAll } from './api/unsaved.ts';
import { CitationPicker } from './citations/CitationPicker.tsx';
import { ExportDialog } from './export/ExportDialog.tsx';
import { SendDialog } from './packages/SendDialog.tsx';
import { SearchDialog } from './search/SearchDialog.tsx';
import { useChangeSettings } from './settings/use-change-settings.ts';
import { SpellingMenu } from './spelling/SpellingMenu.tsx';
import { openPoints } from './open-points.ts';
import { NOT_CLEARED, OVER_LIMIT, stillOpen } from './still-open.ts';
import { SaveTemplateDialog } from './templates/SaveTemplateDialog.tsx';
import { dateFormat } from './ui/date-format.ts';
import type { OverScreens } from './use-menu-command.ts';
import { paneCommands } from './pane-commands.ts';
import type { Desk } from './use-desk.tsx';
import { menuCommands } from './use-palette.tsx';
import type { Picking } from './use-picking.ts';
import { READ_KEYS } from './use-reading.tsx';

const day = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const dayInWords = (at: string): string => day(new Date(at));

export function DeskOverlays({
  desk,
  template,
  overScreens,
}: {
  readonly desk: Desk;
  readonly overScreens: OverScreens;
  readonly template: PageOutput<'briefings.open'>['template'];
}) {
  const { id, readOnly, handle, text, spelling, newSource, reading } = desk;
  const { change } = useChangeSettings();
  const { picking, insert, cancel } = desk.picks;
  const { head, offered, markers, cited, listed, formatted, list, against } =
    desk.drafted;
  return (
    <>
      <SpellingMenu
        root={text}
        spelling={spelling}
        onReplace={(range, word) => {
          handle?.replaceText(range, word);
        }}
      />
      <CitationPicker
        key={picking?.turn}
        open={asked(picking)}
        anchor={picking?.anchor ?? null}
        sources={offered}
        citedIn={(source) => cited.get(source) ?? 0}
        preview={(content) =>
          formatted.preview(
            content,
            picking?.kind === 'edit'
              ? { instead: picking.footnote.id }
              : picking?.kind === 'within'
                ? { instead: picking.within.footnote }
                : { after: picking?.after ?? null },
          )
        }
        onInsert={insert}
        onCancel={cancel}
        onNewSource={newSource.ask}
        newId={newId}
        reading={{
          keys: READ_KEYS,
          withFiles: reading.withFiles,
          width: reading.width,
          read: (source, locator) => {
            reading.read([{ source, locator }], 'stay');
          },
        }}
      />
      {newSource.form}
      {desk.pdfs.dialog}
      {desk.sourceForm.form}
      {desk.merging.dialog}
      <SearchDialog
        open={desk.searching}
        onOpen={desk.goTo}
        onClose={() => {
          desk.setSearching(false);
          handle?.focus();
        }}
      />
      {desk.naming.dialog}
      {/* The desk behind it can't be reached. */}
      {desk.reviewing.screen &&
        createPortal(desk.reviewing.screen, document.body)}
      {desk.askingPerson}
      {desk.leaving}
      {desk.keeping && (
        <SaveTemplateDialog
          briefing={id}
          beforeSaving={flushAll}
          onClose={() => {
            desk.setKeeping(false);
            handle?.focus();
          }}
        />
      )}
      {desk.commandPalette.show(() => [
        ...(readOnly ? [] : (handle?.commands() ?? [])),
        ...menuCommands({ ...desk.actions, ...overScreens }),
        ...paneCommands(desk),
        {
          name: 'Open the file of the source at the caret',
          keys: READ_KEYS,
          run: reading.readHere,
        },
      ])}
      {desk.sending && (
        <SendDialog
          briefing={id}
          title={head.title}
          beforeSending={flushAll}
          onSent={(sentence) => {
            desk.conflicts.tell(sentence);
            desk.setSending(false);
            handle?.focus();
          }}
          onClose={() => {
            desk.setSending(false);
            handle?.focus();
          }}
        />
      )}
      {desk.exporting && (
        <ExportDialog
          briefing={{ id, title: head.title, style: head.style }}
          styles={listed}
          remembered={desk.exported}
          onRemember={(exporting) => change({ exporting })}
          presets={desk.presets}
          onPresets={(presets) => change({ presets })}
          open={openPoints(
            stillOpen(template, head, {
              markers,
              lacksList: list.lacks,
              ...against,
              notCleared: desk.signOff.chain
                ? notCleared(desk.signOff.chain, dayInWords)
                : [],
            }),
            desk.findings.findings ?? [],
            (finding) => {
              desk.setExporting(false);
              desk.goToFinding(finding);
            },
            new Map([
              [
                NOT_CLEARED,
                () => {
                  desk.setExporting(false);
                  desk.toReview('Sign-off');
                },
              ],
              [
                OVER_LIMIT,
                () => {
                  desk.setExporting(false);
                  desk.toCount();
                },
              ],
            ]),
          )}
          redactions={countRedactions(desk.drafted.blocks)}
          onExported={against.countedPages}
          beforeExport={flushAll}
          onClose={() => {
            desk.setExporting(false);
            handle?.focus();
          }}
        />
      )}
    </>
  );
}

/** A citation within a note is, for the picker, a note of that citation alone. */
function asked(
  picking: Picking | null,
): ComponentProps<typeof CitationPicker>['open'] {
  if (picking?.kind !== 'within') return picking;
  const { citation, footnote } = picking.within;
  return citation
    ? {
        kind: 'edit',
        footnote: { type: 'footnote', id: footnote, content: [citation] },
      }
    : { kind: 'insert' };
}
