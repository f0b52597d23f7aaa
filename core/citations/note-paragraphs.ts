// A note put together: the words around its clusters as they were written, and each cluster in the words of the style.
import type { Text } from '../document/document.ts';
import type { NotePart } from './cluster.ts';
import type { FormattedParagraph, FormattedRun } from './formatted-note.ts';

const lookOf = (run: FormattedRun): string =>
  JSON.stringify([run.marks ?? [], run.language ?? '', run.url ?? '']);

/** Neighbours of one look are one run. */
export function joinRuns(line: readonly FormattedRun[]): FormattedRun[] {
  const runs: FormattedRun[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last && lookOf(last) === lookOf(run))
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

const textRun = (text: Text, url?: string): FormattedRun => ({
  text: text.text,
  ...(text.marks && { marks: text.marks }),
  ...(text.language !== undefined && { language: text.language }),
  ...(url !== undefined && { url }),
});

/** What stands behind a citation, without its stop where the citation ends with one: `Sess.` and no second. */
function behindCitation(
  text: FormattedRun,
  cited: readonly FormattedRun[],
): FormattedRun {
  const isDouble =
    /^\.(?!\.)/.test(text.text) && cited.at(-1)?.text.endsWith('.') === true;
  return isDouble ? { ...text, text: text.text.slice(1) } : text;
}

/** `clusters` has the words of each cluster, in their order. */
export function paragraphsOf(
  parts: readonly NotePart[],
  clusters: readonly (readonly FormattedRun[])[],
): FormattedParagraph[] {
  let place = 0;
  let line: FormattedRun[] = [];
  let paragraph = [line];
  const paragraphs = [paragraph];
  const breakLine = (): void => {
    line = [];
    paragraph.push(line);
  };
  for (const [at, part] of parts.entries())
    switch (part.type) {
      case 'text':
        line.push(
          parts[at - 1]?.type === 'cluster'
            ? behindCitation(textRun(part), clusters[place - 1] ?? [])
            : textRun(part),
        );
        break;
      case 'link':
        for (const inner of part.content)
          if (inner.type === 'text') line.push(textRun(inner, part.url));
          else breakLine();
        break;
      case 'cluster':
        line.push(...(clusters[place] ?? []));
        place += 1;
        break;
      case 'line-break':
        breakLine();
        break;
      case 'paragraph-break':
        line = [];
        paragraph = [line];
        paragraphs.push(paragraph);
        break;
    }
  return paragraphs.map((lines) => lines.map(joinRuns));
}
