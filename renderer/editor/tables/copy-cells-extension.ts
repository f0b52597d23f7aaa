// Cells go to the clipboard as a spreadsheet reads them, besides their HTML; when they are cut, their words go.
import {
  $getClipboardDataFromSelection,
  copyToClipboard,
  GetClipboardDataExtension,
} from '@lexical/clipboard';
import { $isTableSelection } from '@lexical/table';
import { objectKlassEquals } from '@lexical/utils';
import {
  $getSelection,
  COMMAND_PRIORITY_CRITICAL,
  configExtension,
  CUT_COMMAND,
  defineExtension,
} from 'lexical';
import { reportFault } from '../../api/report-fault.ts';
import { wordsAlone } from '../nodes/footnote-node.ts';
import { textOfCells } from './delimited-text.ts';
import { cellAt } from './grid.ts';
import { $tablePlace } from './selected-cells.ts';
import { $removeCells } from './table-keys-extension.ts';

export const CopyCellsExtension = defineExtension({
  name: 'precis/copy-cells',
  dependencies: [
    configExtension(GetClipboardDataExtension, {
      $exportMimeType: {
        'text/plain': [
          (selection, $next) =>
            ($isTableSelection(selection) ? $textOfSelection() : null) ??
            $next(),
        ],
      },
    }),
  ],
  register: (editor) =>
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        const selection = $getSelection();
        if (!$isTableSelection(selection) || !editor.isEditable()) return false;
        copyToClipboard(
          editor,
          objectKlassEquals(event, ClipboardEvent) ? event : null,
          $getClipboardDataFromSelection(selection),
        ).catch(reportFault);
        return $removeCells();
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
});

/** A merged cell's words stand where it begins. */
function $textOfSelection(): string | null {
  const place = $tablePlace();
  if (!place?.area) return null;
  const { left, top, right, bottom } = place.area;
  const rows: string[][] = [];
  for (let y = top; y <= bottom; y += 1) {
    const row: string[] = [];
    for (let x = left; x <= right; x += 1) {
      const cell = cellAt(place.model.grid, x, y);
      const begins = cell?.x === x && cell.y === y;
      row.push(begins ? wordsAlone(cell.content.getTextContent()) : '');
    }
    rows.push(row);
  }
  return textOfCells(rows);
}
