// The proof of a Markdown export: the file is read as any Markdown is, the sources beside it as any BibLaTeX, and both are
// compared with the briefing.
import type { Output } from '../contract.ts';
import type {
  BriefingDocument,
  Footnote,
  SourceId,
} from '../document/document.ts';
import type { Steps } from '../steps.ts';
import { importBibtex } from './bibtex.ts';
import { readMarkdownInSteps } from './markdown-import.ts';
import { proveWritten, type Said } from './prove-written.ts';

type Proof = Output<'briefings.export'>['proof'];

/** `keys` are the citekeys of the sources that are cited; of one that is gone there is none. */
export type MarkdownExpected = {
  readonly document: BriefingDocument;
  readonly keys: ReadonlyMap<SourceId, string>;
  /** The place of an image, as the file should name it. */
  readonly image: (attachment: string) => string;
};

const fieldsOf = ({
  fields,
}: Pick<BriefingDocument, 'fields'>): [string, string][] =>
  Object.entries(fields).map(([key, value]) => [
    key,
    typeof value === 'object' ? value.join('\n') : String(value),
  ]);

/** The words of a note with its citations as the file names them. */
const wordsOf =
  (keyOf: (source: SourceId) => string) =>
  ({ content }: Footnote): string =>
    content
      .map((part) => {
        switch (part.type) {
          case 'text':
            return part.text;
          case 'line-break':
          case 'paragraph-break':
            return '\n';
          case 'link':
            return `${part.content.map((each) => (each.type === 'text' ? each.text : '\n')).join('')} <${part.url}>`;
          case 'citation': {
            const { prefix = '', suffix = '', locator, suppressAuthor } = part;
            const place = locator ? `${locator.label} ${locator.value}` : '';
            return ` [${prefix.trim()}|${suppressAuthor ? '-' : ''}@${keyOf(part.source)}|${place}|${suffix.trim()}] `;
          }
        }
      })
      .join('');

export function* proveMarkdown(
  { document, keys, image }: MarkdownExpected,
  text: string,
  bibliography: string | null,
): Steps<Proof> {
  let count = 0;
  const images = new Map(
    document.blocks.flatMap((block) =>
      block.type === 'image'
        ? [[image(block.attachment), block.attachment] as const]
        : [],
    ),
  );
  const read = yield* readMarkdownInSteps(text, {
    newId: () => `read-${(count += 1)}`,
    sourceOf: (key) => key as SourceId,
    imageOf: (address) =>
      images.get(decodeURI(address)) ?? images.get(address) ?? null,
  });
  const expected: Said = {
    head: document,
    fields: fieldsOf(document),
    blocks: document.blocks,
    wordsOf: wordsOf((source) => keys.get(source) ?? `gone-${source}`),
  };
  const found: Said = {
    head: read.head,
    fields: fieldsOf({ fields: read.head.fields ?? {} }),
    blocks: read.blocks,
    wordsOf: wordsOf((source) => source),
  };
  const proof = yield* proveWritten(expected, found);
  const there = new Set(
    bibliography === null
      ? []
      : importBibtex(bibliography, 'The file').sources.map(
          ({ citekey }) => citekey,
        ),
  );
  const missing = [
    ...proof.missing,
    ...read.remarks,
    ...[...new Set(keys.values())]
      .filter((key) => !there.has(key))
      .map((key) => `the source @${key} is not in the file of sources`),
  ];
  return { ...proof, ok: missing.length === 0, missing };
}
