// The desk with the sheet in the middle: the editor, what stands beside it, and what opens over it.
import { useRef, type CSSProperties } from 'react';
import { call } from './api/call.ts';
import { CoverageStrip } from './checks/CoverageStrip.tsx';
import styles from './briefing-screen.module.css';
import { ThreadSigns } from './comments/ThreadSigns.tsx';
import { AtBlock } from './AtCaret.tsx';
import { deskRequests } from './desk-requests.ts';
import { DeskBar } from './DeskBar.tsx';
import { DeskNotices } from './DeskNotices.tsx';
import { NoticesAbove } from './NoticesAbove.tsx';
import { DeskOverlays } from './DeskOverlays.tsx';
import { DeskPanes } from './DeskPanes.tsx';
import { DeskStatus } from './DeskStatus.tsx';
import { recordDecisions } from './record-decisions.ts';
import { BriefingEditor } from './editor/BriefingEditor.tsx';
import { FindBar } from './find/FindBar.tsx';
import { SheetFoot } from './front-matter/SheetFoot.tsx';
import { SheetHead } from './front-matter/SheetHead.tsx';
import { ListOfSources } from './notes/ListOfSources.tsx';
import { NoteCard } from './notes/NoteCard.tsx';
import { MissingHeadings } from './outline/MissingHeadings.tsx';
import { OutlinePane } from './outline/OutlinePane.tsx';
import { useDesk, type DeskProps } from './use-desk.tsx';
import { READ_KEYS } from './use-reading.tsx';

export function DraftingDesk(props: DeskProps) {
  const root = useRef<HTMLDivElement>(null);
  const desk = useDesk(root, props);
  const { briefing, app, comparing, following } = props;
  const { template } = briefing;
  const { id, readOnly, handle, picks, writing, finding, reading } = desk;
  const { left, focus, rightOpen } = desk;
  const { onSheet, head, blocks, formatted, list, against } = desk.drafted;
  return (
    <div
      className={styles['desk']}
      ref={root}
      inert={desk.reviewing.isOpen}
      data-focus-mode={focus.on}
      style={{ '--zoom': desk.zoom.value / 100 } as CSSProperties}
    >
      <BriefingEditor
        briefing={briefing}
        name={head.title || 'Untitled briefing'}
        readOnly={readOnly}
        desk={deskRequests}
        markings={desk.drafted.markings}
        save={async (delta) => {
          const saved = await call('briefings.save', { id, delta });
          desk.comments.saved(delta);
          return saved;
        }}
        read={() => call('briefings.blocks', { id })}
        onRefused={desk.setRefused}
        person={app.settings.name}
        onDecided={(suggestion, decision) => {
          recordDecisions(id, [suggestion], decision);
        }}
        onReady={desk.onReady}
        onPickCitation={picks.pick}
        onEditFootnote={picks.edit}
        onWriteFootnote={(note) => {
          desk.toPane('Notes');
          writing.write(note);
        }}
        onComment={desk.commenting.onSelection}
        onMarkers={desk.toMarkers}
        noteWords={({ id: note }) =>
          formatted.notes.find((each) => each.id === note)?.paragraphs ?? null
        }
        listWords={() => formatted.list?.entries ?? []}
        sourcesList={
          <ListOfSources
            list={formatted.list}
            cited={list.cited}
            failed={formatted.message}
          />
        }
        noteCard={(note, selected) => {
          // The picker and the field in the pane show the note themselves; whoever comments on it has said which is meant.
          if (
            picks.picking ||
            writing.written === note ||
            (selected && desk.comments.draft !== null)
          )
            return null;
          const found = formatted.notes.find((each) => each.id === note);
          return found ? (
            <NoteCard
              note={found}
              editing={selected && !readOnly}
              reading={selected && desk.readable.has(note) ? READ_KEYS : null}
            />
          ) : null;
        }}
        header={
          <>
            <SheetHead
              onSheet={onSheet}
              template={template}
              readOnly={readOnly}
              onLeave={() => handle?.focus()}
            />
            {handle && desk.text && (
              <ThreadSigns
                handle={handle}
                text={desk.text}
                comments={desk.comments}
              />
            )}
            {desk.strip.shown && handle && desk.text && (
              <CoverageStrip
                handle={handle}
                text={desk.text}
                language={head.language}
                silenced={desk.findings.silenced}
              />
            )}
          </>
        }
        footer={
          <SheetFoot
            onSheet={onSheet}
            template={template}
            signed={against.signedAtEnd}
            readOnly={readOnly}
          />
        }
        frame={({ toolbar, sheet }) => (
          <>
            <DeskBar
              left={{
                open: left.open && !focus.on,
                toggle: desk.actions['toggle-left-pane'],
              }}
              right={{
                open: rightOpen && !focus.on,
                toggle: desk.actions['toggle-right-pane'],
              }}
              onLeave={() => void desk.leave()}
              onExport={desk.actions.export}
            >
              {toolbar}
            </DeskBar>
            {left.open && !focus.on && (
              <aside
                className={styles['left']}
                data-region
                tabIndex={-1}
                aria-label="Outline pane"
              >
                <AtBlock handle={handle}>
                  {(current) => (
                    <OutlinePane
                      blocks={blocks}
                      current={current}
                      words={desk.drafted.words}
                      template={template.name}
                      lengths={against.lengths}
                      missing={
                        <MissingHeadings
                          headings={against.missing}
                          onAdd={against.addHeading}
                        />
                      }
                      onKeep={
                        readOnly ? null : desk.actions['save-as-template']
                      }
                      readOnly={readOnly}
                      onGo={(block) => handle?.goToBlock(block)}
                      onMove={({ moved, before }) =>
                        handle?.moveBlocks(moved, before)
                      }
                    />
                  )}
                </AtBlock>
              </aside>
            )}
            <div className={styles['middle']}>
              <NoticesAbove>
                <DeskNotices
                  desk={desk}
                  app={app}
                  comparing={comparing}
                  following={following}
                />
              </NoticesAbove>
              <main className={styles['stage']} data-region tabIndex={-1}>
                {sheet}
              </main>
            </div>
            {finding.asked && handle && (
              <div className={styles['over']}>
                <FindBar
                  handle={handle}
                  blocks={blocks}
                  asked={finding.asked}
                  readOnly={readOnly}
                  onReplacing={finding.setReplacing}
                  onClose={finding.close}
                />
              </div>
            )}
            {reading.width !== null && (
              <aside
                className={styles['reading']}
                style={{ width: `${reading.width}vw` }}
                data-region
                tabIndex={-1}
                aria-label="File beside the text"
              >
                {reading.pane}
              </aside>
            )}
            {desk.paper.width !== null && (
              <aside
                className={styles['reading']}
                style={{ width: `${desk.paper.width}vw` }}
                data-region
                tabIndex={-1}
                aria-label="Paper view"
              >
                {desk.paper.pane}
              </aside>
            )}
            {rightOpen && !focus.on && (
              <DeskPanes desk={desk} comparing={comparing} />
            )}
          </>
        )}
      />
      <DeskStatus desk={desk} app={app} />
      <DeskOverlays
        desk={desk}
        template={template}
        overScreens={props.overScreens}
      />
    </div>
  );
}
