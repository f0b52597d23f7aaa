// Beside a suggested change: what it is, whose and when, and the two answers.
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import type { ListedSuggestion } from '#core/review/list-suggestions.ts';
import type { Decision } from '#core/review/suggestions.ts';
import { SUGGESTION_VERBS } from '#core/review/suggestion-verb.ts';
import { Button } from '../../ui/Button.tsx';
import { exactMoment, momentInWords } from '../../ui/moment-in-words.ts';
import { shortenedTo } from '../../ui/shortened.ts';
import { focusText } from '../floating/focus-text.ts';
import { Floating } from '../floating/Floating.tsx';
import { $caretOrNodeBox } from '../floating/selection-box.ts';
import { colourOf } from './colours.ts';
import styles from './suggestion-card.module.css';
import { SuggestionCardExtension } from './suggestion-card-extension.ts';

type OnDecided = (suggestion: ListedSuggestion, decision: Decision) => void;

export function SuggestionCard({
  readOnly,
  onDecided,
}: {
  readonly readOnly: boolean;
  readonly onDecided: OnDecided;
}) {
  const atCaret = useExtensionSignalValue(SuggestionCardExtension, 'atCaret');
  const hovered = useExtensionSignalValue(SuggestionCardExtension, 'hovered');
  const place = hovered ?? atCaret;
  return (
    place && (
      <Shown
        key={place.suggestions.map(({ id }) => id).join(' ')}
        suggestions={place.suggestions}
        element={place.element}
        {...{ readOnly, onDecided }}
      />
    )
  );
}

function Shown({
  suggestions,
  element,
  readOnly,
  onDecided,
}: {
  readonly suggestions: readonly ListedSuggestion[];
  readonly element: HTMLElement | null;
  readonly readOnly: boolean;
  readonly onDecided: OnDecided;
}) {
  const [editor] = useLexicalComposerContext();
  const { hide, hover, stay, decide } = useExtensionDependency(
    SuggestionCardExtension,
  ).output;
  const wanted = useExtensionSignalValue(SuggestionCardExtension, 'wanted');
  const box = useRef<HTMLDivElement>(null);
  const isBlock =
    element !== null && element.parentElement === editor.getRootElement();
  const anchor = useCallback(
    () =>
      element
        ? boxOf(element, isBlock)
        : editor.read('latest', () => $caretOrNodeBox(editor)),
    [editor, element, isBlock],
  );
  useEffect(() => {
    if (wanted) (box.current?.querySelector('button') ?? box.current)?.focus();
  }, [wanted]);
  const answer = (suggestion: ListedSuggestion, decision: Decision): void => {
    decide(suggestion, decision);
    onDecided(suggestion, decision);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [only] = suggestions;
    const key = event.key.toLowerCase();
    if (event.key === 'Escape') {
      hide();
      focusText(editor);
    } else if (only && suggestions.length === 1 && !readOnly && key === 'a')
      answer(only, 'accept');
    else if (only && suggestions.length === 1 && !readOnly && key === 'r')
      answer(only, 'reject');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Floating
      boxRef={box}
      anchor={anchor}
      side={isBlock ? 'above' : 'below'}
      role="group"
      aria-label={
        suggestions.length === 1 ? 'Suggested change' : 'Suggested changes'
      }
      tabIndex={-1}
      data-suggestion-card=""
      className={styles['card'] ?? ''}
      onPointerEnter={stay}
      onPointerLeave={() => {
        if (element) hover(() => null);
      }}
      onKeyDown={onKeyDown}
    >
      {suggestions.map((suggestion) => (
        <div key={suggestion.id} className={styles['one']}>
          <p className={styles['by']}>
            <span
              className={styles['person']}
              data-hue={colourOf(suggestion.author)}
            />
            <b>{suggestion.author}</b>
            <span title={exactMoment(suggestion.at)}>
              {momentInWords(suggestion.at, new Date())}
            </span>
          </p>
          <p className={styles['words']}>
            <span className={styles['kind']}>
              {SUGGESTION_VERBS[suggestion.kind]}
            </span>{' '}
            <What suggestion={suggestion} />
          </p>
          {!readOnly && (
            <div className={styles['answers']}>
              <Button
                size="small"
                title={suggestions.length === 1 ? 'Accept (A)' : undefined}
                onClick={() => {
                  answer(suggestion, 'accept');
                }}
              >
                Accept
              </Button>
              <Button
                size="small"
                title={suggestions.length === 1 ? 'Reject (R)' : undefined}
                onClick={() => {
                  answer(suggestion, 'reject');
                }}
              >
                Reject
              </Button>
            </div>
          )}
        </div>
      ))}
    </Floating>
  );
}

function What({
  suggestion: { kind, before, after },
}: {
  readonly suggestion: ListedSuggestion;
}) {
  if (kind === 'move') return shortened(after);
  if (kind === 'form')
    return (
      <>
        this {shortened(after)} instead of {shortened(before)}
      </>
    );
  return (
    <>
      {before !== '' && <del>{shortened(before)}</del>}
      {kind === 'replacement' && ' with '}
      {after !== '' && <ins>{shortened(after)}</ins>}
    </>
  );
}

const LONGEST = 120;
const shortened = (words: string): string => shortenedTo(LONGEST, words);

/** Of a whole block its first line: the card stands over it. */
function boxOf(element: HTMLElement, isBlock: boolean): DOMRect | null {
  if (!element.isConnected) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return new DOMRect(left, top, width, isBlock ? Math.min(height, 24) : height);
}
