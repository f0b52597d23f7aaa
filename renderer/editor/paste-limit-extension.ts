// Refuses to take in more at once than the window could draw without standing still: with a sentence, and with nothing
// changed.
import {
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  safeCast,
} from 'lexical';

/** Characters of text: a third more than the longest briefing of 240,000 words. Of HTML twice as many, for its tags. */
const MOST_TEXT = 2_500_000;
const MOST_HTML = 2 * MOST_TEXT;

/** Null for what may come in; else one sentence for a person. */
export function refusalOf(
  transfer: Pick<DataTransfer, 'getData'>,
): string | null {
  const text = transfer.getData('text/plain').length;
  const html = transfer.getData('text/html').length;
  const inMillions = (characters: number): string =>
    String(Number((characters / 1e6).toFixed(1)));
  const sentence = (these: string, count: number, most: number): string =>
    `Nothing was pasted: these are ${(count / 1e6).toFixed(1)} million characters${these}, and Precis takes ${inMillions(most)} million at once. Paste a part of it, or import it as a file.`;
  if (text > MOST_TEXT) return sentence('', text, MOST_TEXT);
  if (html > MOST_HTML) return sentence(' with their looks', html, MOST_HTML);
  return null;
}

export const PasteLimitExtension = defineExtension({
  name: 'precis/paste-limit',
  config: safeCast<{
    /** Null where there is nothing to say any more: something else is pasted. */
    readonly refuse: (sentence: string | null) => void;
  }>({
    refuse: () => undefined,
  }),
  register: (editor, { refuse }) => {
    const limit = (
      event: { preventDefault: () => void },
      transfer: DataTransfer | null | undefined,
    ): boolean => {
      const sentence = transfer ? refusalOf(transfer) : null;
      refuse(sentence);
      if (sentence === null) return false;
      event.preventDefault();
      return true;
    };
    return mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) =>
          limit(
            event,
            'clipboardData' in event
              ? event.clipboardData
              : 'dataTransfer' in event
                ? event.dataTransfer
                : null,
          ),
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => limit(event, event.dataTransfer),
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  },
});
