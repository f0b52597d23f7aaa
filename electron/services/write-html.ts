// A briefing as one HTML file, and its proof.
import { htmlPageInSteps, type HtmlPage } from '#core/convert/html-page.ts';
import { proveHtml } from '#core/convert/prove-html.ts';
import { captionLabels } from '../typesetting/caption-labels.ts';
import { endRows, frontMatterRows } from '../typesetting/front-matter.ts';
import { imageFormat, type ImageFormat } from '../typesetting/image-format.ts';
import { directionOf } from '../typesetting/language-tag.ts';
import { printedWords } from '../typesetting/printed-words.ts';
import type { FormatWriter } from './format-writer.ts';

type Words = Omit<HtmlPage['words'], 'untitled'>;

const ENGLISH: Words = {
  contents: 'Contents',
  notes: 'Notes',
  back: (number) => `Back to note ${number} in the text`,
};
const WORDS: Readonly<Record<string, Words>> = {
  fr: {
    contents: 'Sommaire',
    notes: 'Notes',
    back: (number) => `Retour à la note ${number} dans le texte`,
  },
  de: {
    contents: 'Inhalt',
    notes: 'Anmerkungen',
    back: (number) => `Zurück zu Anmerkung ${number} im Text`,
  },
  es: {
    contents: 'Índice',
    notes: 'Notas',
    back: (number) => `Volver a la nota ${number} en el texto`,
  },
  ja: {
    contents: '目次',
    notes: '注',
    back: (number) => `本文の注${number}に戻る`,
  },
};

const MEDIA: Readonly<Record<ImageFormat, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  svg: 'image/svg+xml',
};

export const writeHtml: FormatWriter = async ({
  document,
  formatted,
  template: readTemplate,
  readImage,
  inSteps,
}) => {
  const template = readTemplate();
  const { notes, list } = await formatted();
  const { untitled } = printedWords(document.language);
  const language = document.language.split('-')[0]?.toLowerCase() ?? '';
  const page: HtmlPage = {
    ...{ document, notes, list },
    direction: directionOf(document.language),
    office: template.office ?? '',
    kind: template.kind ?? '',
    rows: frontMatterRows(document, template),
    endRows: endRows(document, template),
    image: (attachment) => {
      const bytes = readImage(attachment);
      return `data:${MEDIA[imageFormat(bytes, attachment)]};base64,${Buffer.from(bytes).toString('base64')}`;
    },
    labels: captionLabels(document),
    words: { untitled, ...(WORDS[language] ?? ENGLISH) },
  };
  const html = await inSteps(htmlPageInSteps(page));
  return {
    bytes: new TextEncoder().encode(html),
    prove: (bytes) =>
      inSteps(
        proveHtml({ ...page, untitled }, new TextDecoder().decode(bytes)),
      ),
  };
};
