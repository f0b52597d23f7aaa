// An image in the text: a figure that holds the picture and, last, its caption. The picture is a file of the library, named
// by its SHA-256; its description is for those who can't see it, and is asked for until it is there.
import {
  $create,
  $createParagraphNode,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  ElementNode,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalNode,
  type ParagraphNode,
} from 'lexical';
import type { Image } from '#core/document/document.ts';
import { isPicture } from './stored-parts.ts';

export type Picture = Pick<Image, 'attachment' | 'alternative' | 'redaction'>;

export class FigureNode extends ElementNode {
  override $config() {
    return this.config('figure', { extends: ElementNode });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('figure');
    element.className = String(theme['figure'] ?? '');
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override canBeEmpty(): false {
    return false;
  }

  // What stands in it is blocks, so that text is never put beside them.
  override isInline(): false {
    return false;
  }
}

export class CaptionNode extends ElementNode {
  override $config() {
    return this.config('caption', { extends: ElementNode });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('figcaption');
    element.className = String(theme['caption'] ?? '');
    element.dataset['empty'] = String(this.isEmpty());
    return element;
  }

  override updateDOM(_previous: this, element: HTMLElement): false {
    element.dataset['empty'] = String(this.isEmpty());
    return false;
  }

  /** Enter goes on behind the image. */
  override insertNewAfter(): ParagraphNode {
    const paragraph = $createParagraphNode();
    (this.getParent() ?? this).insertAfter(paragraph);
    return paragraph;
  }
}

const NONE: Picture = { attachment: '0'.repeat(64), alternative: '' };

const pictureState = createState('picture', {
  parse: (value): Picture => (isPicture(value) ? value : NONE),
  isEqual: (a, b) =>
    a.attachment === b.attachment &&
    a.alternative === b.alternative &&
    (a.redaction === b.redaction ||
      (a.redaction !== undefined &&
        b.redaction !== undefined &&
        a.redaction.reason === b.redaction.reason)),
});

export class PictureNode extends DecoratorNode<null> {
  override $config() {
    return this.config('picture', {
      extends: DecoratorNode,
      stateConfigs: [{ stateConfig: pictureState, flat: true }],
    });
  }

  getPicture(): Picture {
    return $getState(this, pictureState);
  }

  setPicture({ attachment, alternative, redaction }: Picture): this {
    return $setState(this, pictureState, {
      attachment,
      alternative,
      ...(redaction && { redaction }),
    });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const { attachment, alternative } = this.getPicture();
    const element = document.createElement('div');
    element.className = String(theme['picture'] ?? '');
    const image = document.createElement('img');
    image.draggable = false;
    image.addEventListener('error', () => {
      element.dataset['missing'] = 'true';
    });
    image.src = addressOf(attachment);
    const describe = document.createElement('button');
    describe.type = 'button';
    // A place to go to with the pointer; Enter on the selected image does the same.
    describe.tabIndex = -1;
    describe.dataset['describe'] = '';
    element.append(image, describe);
    drawDescription(element, alternative);
    drawRedaction(element, this.getPicture());
    return element;
  }

  override updateDOM(previous: this, element: HTMLElement): boolean {
    const { attachment, alternative } = this.getPicture();
    if (previous.getPicture().attachment !== attachment) return true;
    drawDescription(element, alternative);
    drawRedaction(element, this.getPicture());
    return false;
  }

  /** For other programs, which can't reach the file: what it shows. */
  override exportDOM(): DOMExportOutput {
    const element = document.createElement('p');
    element.textContent = this.getPicture().alternative;
    return { element };
  }

  override isInline(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

/** Where main shows the file, seen from the page. */
export const addressOf = (attachment: string): string =>
  `attachments/${attachment}`;

function drawDescription(element: HTMLElement, alternative: string): void {
  const image = element.querySelector('img');
  const describe = element.querySelector('button');
  if (!image || !describe) return;
  image.alt = alternative;
  element.dataset['described'] = String(alternative !== '');
  describe.textContent =
    alternative === '' ? 'Describe the image' : alternative;
  describe.setAttribute(
    'aria-label',
    alternative === ''
      ? 'Describe the image'
      : `Description of the image: ${alternative}`,
  );
}

function drawRedaction(element: HTMLElement, { redaction }: Picture): void {
  if (redaction === undefined) {
    delete element.dataset['redacted'];
    element.removeAttribute('title');
    return;
  }
  element.dataset['redacted'] = 'true';
  element.title =
    redaction.reason === undefined
      ? 'The redacted copy leaves this picture out'
      : `The redacted copy leaves this picture out: ${redaction.reason}`;
}

export const $createFigureNode = (): FigureNode => $create(FigureNode);
export const $createCaptionNode = (): CaptionNode => $create(CaptionNode);
export const $createPictureNode = (picture: Picture): PictureNode =>
  $create(PictureNode).setPicture(picture);

export const $isFigureNode = (
  node: LexicalNode | null | undefined,
): node is FigureNode => node instanceof FigureNode;

export const $isCaptionNode = (
  node: LexicalNode | null | undefined,
): node is CaptionNode => node instanceof CaptionNode;

export const $isPictureNode = (
  node: LexicalNode | null | undefined,
): node is PictureNode => node instanceof PictureNode;
