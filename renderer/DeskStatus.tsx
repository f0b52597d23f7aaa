// The line at the foot of the desk: what is saved, how much there is, and what is still to be settled.
import type { AppState } from '#core/contract.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { Saving } from './Saving.tsx';
import { StatusChoice } from './StatusChoice.tsx';
import { StatusLine } from './StatusLine.tsx';
import type { Desk } from './use-desk.tsx';

export function DeskStatus({
  desk,
  app,
}: {
  readonly desk: Desk;
  readonly app: AppState;
}) {
  const { readOnly, spelling } = desk;
  const { onSheet, head, words, footnotes, markers, alarms, listed } =
    desk.drafted;
  const reading = !readOnly
    ? null
    : (app.library?.readOnly ?? true)
      ? 'Read-only'
      : 'Written in another window';
  return (
    <StatusLine
      saved={
        <Saving {...desk.saving}>
          {(save) => <SaveStatus save={save} reading={reading} />}
        </Saving>
      }
      status={
        <StatusChoice
          status={head.status}
          readOnly={readOnly}
          onChange={(status) => {
            onSheet.change({ status });
          }}
        />
      }
      words={words}
      paper={desk.paper.page}
      limits={desk.drafted.against.limits}
      notes={footnotes.length}
      markers={markers}
      alarms={alarms.alarms.length}
      review={desk.reviewing.citations.progress}
      signOff={desk.signOff.chain}
      findings={desk.findings.findings?.length ?? 0}
      suggesting={desk.suggesting.on}
      suggested={desk.drafted.suggested}
      style={
        listed.find((style) => style.id === head.style)?.title ?? head.style
      }
      language={
        <LanguageChoice
          language={head.language}
          readOnly={readOnly}
          onChange={(language) => {
            onSheet.change({ language });
          }}
        />
      }
      spelling={
        spelling.status.kind === 'unavailable' ? spelling.status.message : null
      }
      zoom={desk.zoom}
      focus={desk.focus}
      onMarkers={desk.toMarkers}
      onAlarms={desk.toNotes}
      onFindings={desk.toChecks}
      onSuggested={() => {
        desk.toReview('Changes');
      }}
      onReview={() => {
        desk.toReview('Citations');
      }}
      onSignOff={() => {
        desk.toReview('Sign-off');
      }}
    />
  );
}
