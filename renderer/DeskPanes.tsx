// The panes at the right of the desk: the notes, the sources, and all that is to be settled before the briefing goes out.
import { useEffect, useRef } from 'react';
import type { Source } from '#core/citations/source.ts';
import { shownText } from '#core/review/shown-text.ts';
import { AlarmList } from './alarms/AlarmList.tsx';
import { changedSources } from './alarms/changed-sources.ts';
import { CallError } from './api/call.ts';
import { newId } from './api/new-id.ts';
import { flushAll } from './api/unsaved.ts';
import styles from './briefing-screen.module.css';
import { ChecksPane } from './checks/ChecksPane.tsx';
import { CommentsPane } from './comments/CommentsPane.tsx';
import { COMMENT_KEYS } from './editor/keys/editor-keys.ts';
import { findingActions } from './finding-actions.ts';
import { goToPlace } from './go-to-place.ts';
import { LogPart } from './log/LogPart.tsx';
import { MarkersPane } from './markers/MarkersPane.tsx';
import { nameOfPart } from './name-of-part.ts';
import { NotesPane } from './notes/NotesPane.tsx';
import { PackagesPart } from './packages/PackagesPart.tsx';
import { PaneTabs } from './PaneTabs.tsx';
import { Saving } from './Saving.tsx';
import { ReviewPane } from './ReviewPane.tsx';
import { recordDecisions } from './record-decisions.ts';
import { ChangesPane } from './suggestions/ChangesPane.tsx';
import { SignOffPart } from './sign-off/SignOffPart.tsx';
import { signedText } from './signed-text.ts';
import { SourcesPane } from './sources/SourcesPane.tsx';
import { AtFootnote } from './AtCaret.tsx';
import { counted } from './ui/counted.ts';
import { Sign } from './ui/Sign.tsx';
import type { Comparing } from './use-comparing.tsx';
import { PANES, type Desk } from './use-desk.tsx';
import { CitationsPart } from './verdicts/CitationsPart.tsx';
import { VersionsPane } from './versions/VersionsPane.tsx';

/** What is signed is what is seen. */
async function savedFirst(): Promise<void> {
  if (await flushAll()) return;
  throw new CallError(
    'unavailable',
    'Not all that you wrote is saved yet, so nothing was signed. Nothing is lost; see the notice over the text.',
  );
}

export function DeskPanes({
  desk,
  comparing,
}: {
  readonly desk: Desk;
  readonly comparing: Comparing;
}) {
  const { id, readOnly, handle, pane, findings, picks } = desk;
  const { comments } = desk;
  const { sourceForm, reading, naming, newSource } = desk;
  const { onSheet, head, sources, offered, refresh, blocks } = desk.drafted;
  const { footnotes, markers, alarms, listed, ownStyles, list } = desk.drafted;
  const marking = useRef(head.marking);
  useEffect(() => {
    marking.current = head.marking;
  }, [head.marking]);
  const found = findings.findings?.length ?? 0;
  const showMarkers = markers > 0 || pane === 'Markers';
  return (
    <aside
      className={styles['right']}
      data-region
      tabIndex={-1}
      aria-label="Notes and sources"
    >
      <PaneTabs
        names={PANES.filter((name) => name !== 'Markers' || showMarkers)}
        chosen={pane}
        counts={{
          Notes: {
            count: alarms.alarms.length,
            words: changedSources(alarms.alarms.length),
            sign: <Sign kind="warning" />,
          },
          Checks: {
            count: found,
            words: counted(found, 'finding', 'findings'),
          },
        }}
        onChoose={desk.setPane}
      />
      <div
        className={styles['pane']}
        role="tabpanel"
        id="right-pane"
        aria-labelledby={`pane-${pane}`}
      >
        {pane === 'Notes' && (
          <AtFootnote handle={handle}>
            {(chosen) => (
              <NotesPane
                handle={handle}
                formatted={desk.drafted.formatted}
                count={footnotes.length}
                chosen={chosen}
                style={head.style}
                styles={listed}
                readOnly={readOnly}
                onStyle={(style) => {
                  onSheet.change({ style });
                }}
                onAddStyle={() => {
                  void ownStyles.add().then((style) => {
                    if (style !== null) onSheet.change({ style });
                  });
                }}
                styleProblem={ownStyles.problem}
                written={desk.writing}
                changed={alarms.changed}
                verdicts={desk.reviewing.ofNotes}
                alarms={
                  <AlarmList
                    {...alarms}
                    nameOf={nameOfPart}
                    onGo={(note) => handle?.goToFootnote(note)}
                    onSeen={readOnly ? null : alarms.see}
                    onUndo={alarms.undo}
                  />
                }
                readable={desk.readable}
                onRead={reading.readNote}
                onComment={readOnly ? null : desk.commenting.onNote}
                onAdd={picks.pick}
                lacksList={list.lacks}
                onAddList={list.add}
              />
            )}
          </AtFootnote>
        )}
        {pane === 'Sources' && (
          <SourcesPane
            sources={offered}
            readOnly={readOnly}
            onChanged={() => void refresh()}
            withFiles={reading.withFiles}
            onRead={(source) => {
              reading.read([{ source: source.id }], 'file');
            }}
            {...(!readOnly && {
              onCite: (source: Source) => {
                picks.pickSource(source.id);
              },
            })}
          />
        )}
        {pane === 'Review' && (
          <ReviewPane
            part={desk.reviewPart}
            onPart={desk.setReviewPart}
            onLeave={() => handle?.focus()}
            parts={{
              Citations: {
                content: (
                  <CitationsPart
                    known={desk.reviewing.citations}
                    canGive={desk.canReview}
                    onReview={desk.reviewing.open}
                    onGo={desk.reviewing.goTo}
                    onComment={
                      readOnly
                        ? null
                        : ({ footnote, id: citation }) => {
                            desk.commenting.onCitation(footnote, citation);
                          }
                    }
                  />
                ),
                open: {
                  count: desk.reviewing.citations.progress.stale,
                  words: `${desk.reviewing.citations.progress.stale} stale`,
                },
              },
              Packages: {
                content: (
                  <PackagesPart
                    briefing={id}
                    changes={desk.conflicts.changes}
                    fields={desk.fieldLabels}
                    readOnly={readOnly}
                    onSend={desk.actions['send-for-review']}
                    onTake={desk.actions['take-package']}
                    onCompare={comparing.openPackage}
                    onSettle={desk.conflicts.settle}
                  />
                ),
              },
              Comments: {
                open: {
                  count: comments.open,
                  words: counted(
                    comments.open,
                    'open comment',
                    'open comments',
                  ),
                },
                content: (
                  <CommentsPane
                    comments={comments}
                    blocks={blocks}
                    people={desk.people}
                    keys={COMMENT_KEYS}
                    readOnly={readOnly}
                    asPerson={desk.withPerson}
                    onBegin={desk.commenting.onSelection}
                    onLeave={() => handle?.focus()}
                  />
                ),
              },
              'Sign-off': {
                content: (
                  <SignOffPart
                    briefing={id}
                    known={desk.signOff}
                    me={desk.me}
                    readOnly={readOnly}
                    withPerson={desk.withPerson}
                    beforeSigning={savedFirst}
                    shown={() =>
                      shownText(
                        { ...head, blocks: handle?.blocks() ?? blocks },
                        desk.drafted.known,
                      )
                    }
                    countSince={(last, signal) =>
                      comparing.countSince(
                        signedText(id, head.status, last, ''),
                        signal,
                      )
                    }
                    onChanges={({ last, name }) => {
                      if (last)
                        comparing.openOther(
                          signedText(id, head.status, last, name),
                        );
                    }}
                  />
                ),
              },
              Log: {
                content: (
                  <LogPart
                    briefing={id}
                    onGo={(place) => {
                      if (handle)
                        goToPlace(handle, {
                          kind: 'block',
                          id,
                          ...place,
                          words: '',
                        });
                    }}
                  />
                ),
              },
              Changes: {
                content: (
                  <ChangesPane
                    handle={handle}
                    blocks={blocks}
                    suggesting={desk.suggesting}
                    readOnly={readOnly}
                    onDecided={(decided, decision) => {
                      recordDecisions(id, decided, decision);
                    }}
                  />
                ),
                open: {
                  count: desk.drafted.suggested,
                  words: counted(
                    desk.drafted.suggested,
                    'suggested change',
                    'suggested changes',
                  ),
                },
              },
            }}
          />
        )}
        {pane === 'Checks' && (
          <ChecksPane
            known={findings}
            blocks={blocks}
            language={head.language}
            readOnly={readOnly}
            onGo={desk.goToFinding}
            onGoToUncited={desk.strip.goTo}
            actionsFor={(finding) =>
              readOnly
                ? []
                : findingActions(finding, {
                    blocks: () => handle?.blocks() ?? [],
                    replace: (block) => handle?.replaceBlocks([block]),
                    addHeading: desk.drafted.against.addHeading,
                    addList: list.add,
                    describeImage: (block) => handle?.describeImage(block),
                    marking: () => marking.current,
                    mark: (wanted) => {
                      onSheet.change({ marking: wanted });
                    },
                    edit: picks.edit,
                    cite: desk.citeFinding,
                    toMarkers: desk.toMarkers,
                    openSource: sourceForm.open,
                    mergeSources: desk.merging.ask,
                  })
            }
            onLeave={() => handle?.focus()}
          />
        )}
        {pane === 'Versions' && (
          <Saving {...desk.saving}>
            {(save) => (
              <VersionsPane
                briefing={id}
                changes={`${save.kind} ${comparing.restores} ${naming.changes}`}
                naming={naming}
                readOnly={readOnly}
                onOpen={comparing.open}
                onRestore={comparing.restore}
              />
            )}
          </Saving>
        )}
        {pane === 'Markers' && handle && (
          <MarkersPane
            handle={handle}
            sources={sources}
            offered={offered}
            newId={newId}
            onNewSource={newSource.ask}
            readOnly={readOnly}
            onClose={() => {
              handle.showMarkers(null);
              handle.focus();
            }}
          />
        )}
      </div>
    </aside>
  );
}
