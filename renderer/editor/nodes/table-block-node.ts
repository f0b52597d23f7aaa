// A table as one block: its caption, if it has one, and behind that the library's table, which knows rows and cells alone.
// What the document says of rows and columns is kept here; a cell's look follows from it.
import {
  $createTableNode,
  $isTableNode,
  $isTableRowNode,
  type TableNode,
} from '@lexical/table';
import {
  $create,
  $getState,
  $setState,
  createState,
  ElementNode,
  type DOMConversionOutput,
  type EditorConfig,
  type LexicalNode,
} from 'lexical';
import type { TableTraits } from '../tables/table-model.ts';
import { headersOf } from '../tables/tables-of-html.ts';

const PLAIN: TableTraits = {
  headerRows: 0,
  headerColumns: 0,
  figures: [],
  widths: null,
};

/** Null for a table that comes from elsewhere, until its cells have been read. */
const traitsState = createState('table', {
  parse: (value): TableTraits | null => {
    if (typeof value !== 'object' || value === null) return null;
    const { headerRows, headerColumns, figures, widths } = value as Record<
      string,
      unknown
    >;
    return {
      headerRows: isCount(headerRows) ? headerRows : 0,
      headerColumns: isCount(headerColumns) ? headerColumns : 0,
      figures:
        Array.isArray(figures) && figures.every(isCount)
          ? [...new Set(figures)]
          : [],
      widths:
        Array.isArray(widths) && widths.every(isWidth) && widths.length > 0
          ? widths
          : null,
    };
  },
  isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1_000_000;
const isWidth = (value: unknown): value is number =>
  isCount(value) && value >= 1 && value <= 10_000;

const columnsState = createState('columns', {
  parse: (value) => (isCount(value) ? value : 1),
});

export class TableBlockNode extends ElementNode {
  override $config() {
    return this.config('table-block', {
      extends: ElementNode,
      stateConfigs: [
        { stateConfig: traitsState, flat: true },
        { stateConfig: columnsState, flat: true },
      ],
      importDOM: {
        // Before the library's own, which knows no captions.
        table: () => ({ conversion: $convertTable, priority: 2 }),
      },
    });
  }

  getTraits(): TableTraits | null {
    return $getState(this, traitsState);
  }

  getTraitsOrPlain(): TableTraits {
    return this.getTraits() ?? PLAIN;
  }

  setTraits(traits: TableTraits): this {
    return $setState(this, traitsState, traits);
  }

  /** How many there are, by the last change of them: counting the cells takes its time. */
  getColumns(): number {
    return $getState(this, columnsState);
  }

  setColumns(columns: number): this {
    return $setState(this, columnsState, columns);
  }

  getTable(): TableNode | null {
    return this.getChildren().find($isTableNode) ?? null;
  }

  getCaption(): TableCaptionNode | null {
    return this.getChildren().find($isTableCaptionNode) ?? null;
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('figure');
    element.className = String(theme['tableBlock'] ?? '');
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

  override canIndent(): false {
    return false;
  }
}

export class TableCaptionNode extends ElementNode {
  override $config() {
    return this.config('table-caption', {
      extends: ElementNode,
      importDOM: {
        caption: () => ({
          conversion: () => ({ node: $createTableCaptionNode() }),
          priority: 1,
        }),
      },
    });
  }

  override createDOM({ theme }: EditorConfig): HTMLElement {
    const element = document.createElement('figcaption');
    element.className = String(theme['tableCaption'] ?? '');
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override canIndent(): false {
    return false;
  }

  /** Nothing that is behind it is drawn into it. */
  override canMergeWith(): false {
    return false;
  }
}

/** Of another program's table: its caption, its rows, and which of them are headers. Its looks stay behind. */
function $convertTable(element: HTMLElement): DOMConversionOutput {
  const block = $createTableBlockNode();
  if (element instanceof HTMLTableElement)
    block.setTraits({ ...PLAIN, ...headersOf(element) });
  return {
    node: block,
    after: (children) => {
      const caption = children.find($isTableCaptionNode);
      const rows = children.filter($isTableRowNode);
      if (rows.length === 0) return caption ? [caption] : [];
      const table = $createTableNode().append(...rows);
      return caption && !caption.isEmpty() ? [caption, table] : [table];
    },
  };
}

export const $createTableBlockNode = (): TableBlockNode =>
  $create(TableBlockNode);
export const $createTableCaptionNode = (): TableCaptionNode =>
  $create(TableCaptionNode);

export const $isTableBlockNode = (
  node: LexicalNode | null | undefined,
): node is TableBlockNode => node instanceof TableBlockNode;

export const $isTableCaptionNode = (
  node: LexicalNode | null | undefined,
): node is TableCaptionNode => node instanceof TableCaptionNode;
