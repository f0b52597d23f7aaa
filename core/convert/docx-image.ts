// A picture in a paragraph: as large as it is, and no larger than the measure and about half a page, with its alternative
// text. A drawing (SVG) stands beside an empty picture for the programs that show none.
import type { Image } from '../document/document.ts';
import type { BlockWriting } from './docx-block-writing.ts';
import { imageSize } from './docx-image-size.ts';
import { seenText } from './docx-runs.ts';
import { escaped } from './docx-xml.ts';

/** English Metric Units, in which drawings are measured. */
const EMU = { point: 12_700, pixel: 9_525 } as const;
const TALLEST = 368 * EMU.point;

export const IMAGE_FOLDER = 'media/';
export const EMPTY_PICTURE = 'media/empty.png';

/** The name of the image in the file; `kind` is its ending. */
export const imageName = (sha256: string, kind: string): string =>
  `${IMAGE_FOLDER}${sha256.slice(0, 32)}.${kind}`;

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

export function imageRun(image: Image, { writing }: BlockWriting): string {
  const { page, images } = writing.input;
  const bytes = images.get(image.attachment);
  const size = bytes && imageSize(bytes);
  if (!size) return '';
  const room = (page.width - page.left - page.right) * EMU.point;
  const [width, height] = [size.width * EMU.pixel, size.height * EMU.pixel];
  const scale = Math.min(1, room / width, TALLEST / height);
  const [cx, cy] = [width, height].map((length) =>
    Math.max(1, Math.round(length * scale)),
  );
  const name = imageName(image.attachment, size.kind);
  const id = writing.ids();
  const alternative = escaped(seenText(image.alternative));
  const isDrawing = size.kind === 'svg';
  const drawn = isDrawing
    ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${writing.relate('image', name)}"/></a:ext></a:extLst>`
    : '';
  const embedded = writing.relate('image', isDrawing ? EMPTY_PICTURE : name);
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${id}" name="Picture ${id}" descr="${alternative}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${DRAWING}" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="${DRAWING}"><a:graphicData uri="${PICTURE}"><pic:pic xmlns:pic="${PICTURE}"><pic:nvPicPr><pic:cNvPr id="${id}" name="${escaped(name.slice(IMAGE_FOLDER.length))}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${embedded}">${drawn}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
