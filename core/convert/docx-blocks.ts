// The blocks of a briefing as paragraphs, tables and pictures of Word's, each with the style that Word itself has for it.
import type { Block, Inline, ListItems } from '../document/document.ts';
import { beginBlock, type BlockWriting } from './docx-block-writing.ts';
import { runsOfEntry } from '../citations/listed-entry.ts';
import {
  aroundMove,
  goes,
  pieceFate,
  tracked,
  type MovedBlock,
} from './docx-changes.ts';
import { imageRun } from './docx-image.ts';
import { elementRun, fieldRuns, textRuns } from './docx-runs.ts';
import { tableElement } from './docx-table.ts';
import type { Writing } from './docx-writing.ts';
import { valued } from './docx-xml.ts';

/** `breaks`: a page break ends a page, and is not where one ends anyway. */
export function blockXml(
  placed: MovedBlock,
  writing: Writing,
  breaks = true,
): string {
  const one = beginBlock(placed, writing);
  const xml = bodyOf(placed.block, one, breaks);
  const rest = one.marks.rest();
  // A comment that is still open ends with the block's last paragraph.
  const last = xml.lastIndexOf('</w:p>');
  return aroundMove(
    rest === '' ? xml : xml.slice(0, last) + rest + xml.slice(last),
    placed,
    writing.ids,
  );
}

/** The marking of a block, before its first words. */
function markingRuns({ placed, writing }: BlockWriting): string {
  const marking = placed.block.marking?.trim() ?? '';
  const fate = pieceFate({}, placed.fate);
  if (marking === '' || fate === null) return '';
  return tracked(
    textRuns(`(${marking})`, { style: 'BlockMarking' }, goes(fate)) +
      textRuns(' ', {}, goes(fate)),
    fate,
    writing.ids,
  );
}

/** Over a block that has no words to stand before. */
const markingAbove = (one: BlockWriting): string => {
  const runs = markingRuns(one);
  return runs === ''
    ? ''
    : one.paragraph('MarkingAbove', runs, { keepNext: true });
};

/** Text that is no content, in what tracks its block. */
export function ownRuns(
  one: BlockWriting,
  write: (goes: boolean) => string,
): string {
  const fate = pieceFate({}, one.placed.fate);
  return fate === null ? '' : tracked(write(goes(fate)), fate, one.writing.ids);
}

const NO_HEIGHT =
  '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';

function bodyOf(block: Block, one: BlockWriting, breaks: boolean): string {
  const { writing } = one;
  switch (block.type) {
    case 'paragraph':
      return one.paragraph(
        'Normal',
        markingRuns(one) + one.stretch(block.content),
      );
    case 'heading': {
      const id = writing.ids();
      const name = writing.bookmark(block.id);
      const runs = markingRuns(one) + one.stretch(block.content);
      return one.paragraph(
        `Heading${block.level}`,
        one.placed.former
          ? runs
          : `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`,
      );
    }
    case 'pull-quotation':
      return one.paragraph(
        'IntenseQuote',
        markingRuns(one) + one.stretch(block.content),
      );
    case 'quotation': {
      const first = markingRuns(one);
      return (
        block.paragraphs
          .map((content, place) =>
            one.paragraph(
              'Quote',
              (place === 0 ? first : '') + one.stretch(content),
              { keepNext: block.attribution !== undefined },
            ),
          )
          .join('') +
        (block.attribution
          ? one.paragraph('QuoteSource', one.stretch(block.attribution))
          : '')
      );
    }
    case 'list':
      return markingAbove(one) + listXml(block, 0, one, block.ticks ?? []);
    case 'table': {
      const above = markingAbove(one);
      const caption = block.caption ? captionXml(block.caption, one, true) : '';
      return above + caption + tableElement(block, one);
    }
    case 'image': {
      const above = markingAbove(one);
      const picture = ownRuns(one, () => imageRun(block, one));
      return (
        above +
        one.paragraph('Figure', picture, {
          keepNext: block.caption !== undefined,
        }) +
        (block.caption ? captionXml(block.caption, one, false) : '')
      );
    }
    case 'code': {
      const end = block.text.length;
      let runs = one.marks.at(0);
      for (let from = 0; from < end;) {
        const to = one.marks.next(from, end);
        const piece = block.text.slice(from, to);
        runs += ownRuns(one, (gone) => textRuns(piece, {}, gone));
        runs += one.marks.at(to);
        from = to;
      }
      return markingAbove(one) + one.paragraph('SourceCode', runs);
    }
    case 'rule':
      return markingAbove(one) + one.paragraph('Rule', '');
    case 'page-break':
      return (
        markingAbove(one) +
        one.paragraph(
          'Normal',
          ownRuns(one, () =>
            breaks ? elementRun('<w:br w:type="page"/>') : '',
          ),
          breaks ? {} : { late: NO_HEIGHT },
        )
      );
    case 'bibliography':
      return (
        markingAbove(one) +
        (writing.input.list.length === 0
          ? one.paragraph('Bibliography', '')
          : writing.input.list
              .map((entry) =>
                one.paragraph(
                  'Bibliography',
                  ownRuns(one, (gone) =>
                    runsOfEntry(entry)
                      .map(({ text, url, ...look }) => {
                        const runs = textRuns(
                          text,
                          url === undefined
                            ? look
                            : { ...look, style: 'Hyperlink' },
                          gone,
                        );
                        return url === undefined || gone
                          ? runs
                          : `<w:hyperlink r:id="${writing.relate('hyperlink', url, true)}" w:history="1">${runs}</w:hyperlink>`;
                      })
                      .join(''),
                  ),
                ),
              )
              .join(''))
      );
  }
}

function captionXml(
  content: readonly Inline[],
  one: BlockWriting,
  above: boolean,
): string {
  const { block } = one.placed;
  const label = one.writing.input.labels.get(block.id);
  const name = block.type === 'table' ? 'Table' : 'Figure';
  const words = one.stretch(content);
  const before = label
    ? ownRuns(
        one,
        (gone) =>
          textRuns(label.before, { style: 'CaptionLabel' }, gone) +
          (gone
            ? textRuns(String(label.number), {}, gone)
            : fieldRuns(`SEQ ${name} \\* ARABIC`, String(label.number))) +
          textRuns(`${label.after}${words === '' ? '' : '. '}`, {}, gone),
      )
    : '';
  return one.paragraph('Caption', before + words, { keepNext: above });
}

const CHECKED = '☑';
const UNCHECKED = '☐';

/** A box that can be ticked in Word. */
const checkBox = (checked: boolean): string =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked ? 1 : 0}"/><w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/><w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/></w:rPr><w:t>${checked ? CHECKED : UNCHECKED}</w:t></w:r></w:sdtContent></w:sdt>`;

const LIST_STYLES = {
  ordered: 'ListNumber',
  unordered: 'ListBullet',
  check: 'ListCheck',
} as const;

function listXml(
  written: ListItems,
  depth: number,
  one: BlockWriting,
  ticks: readonly string[],
): string {
  const { style, items } = written;
  const list = one.writing.list(written, depth);
  return items
    .map((item) => {
      const box =
        style === 'check'
          ? ownRuns(one, (gone) =>
              gone
                ? textRuns(item.checked ? CHECKED : UNCHECKED, {}, gone)
                : checkBox(item.checked === true),
            ) + elementRun('<w:tab/>')
          : '';
      const own = one.paragraph(
        LIST_STYLES[style],
        box + one.stretch(item.content),
        {
          keepNext: ticks.length > 0,
          early: `<w:numPr>${valued('ilvl', depth)}${valued('numId', list)}</w:numPr>`,
        },
      );
      const children = item.children
        ? listXml(item.children, depth + 1, one, [])
        : '';
      return own + children + (ticks.length > 0 ? tickLine(ticks, one) : '');
    })
    .join('');
}

/** What is ticked by hand behind an item, or in Word. */
const tickLine = (ticks: readonly string[], one: BlockWriting): string =>
  one.paragraph(
    'TickLine',
    ticks
      .map((tick, place) =>
        ownRuns(one, (gone) =>
          [
            place === 0 ? '' : elementRun('<w:tab/>'),
            gone ? textRuns(UNCHECKED, {}, gone) : checkBox(false),
            textRuns(` ${tick}`, {}, gone),
          ].join(''),
        ),
      )
      .join(''),
  );
