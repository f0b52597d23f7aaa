// Two other editors on the words, the sheet and the styles of ours. They are bounds, not a fair contest: neither saves,
// has ids, renumbers notes or checks spelling, and CodeMirror shows plain text.
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-sans-3/wght.css';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import {
  defaultKeymap,
  history as codeHistory,
  historyKeymap,
} from '@codemirror/commands';
import { EditorState as CodeState } from '@codemirror/state';
import { EditorView as CodeView, keymap as codeKeymap } from '@codemirror/view';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Schema, type Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Block, Inline } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import screen from '../../../renderer/briefing-screen.module.css';
import sheet from '../../../renderer/editor/editor.module.css';
import { theme } from '../../../renderer/editor/theme.ts';
import './peers.css';

export type PeerName = 'prosemirror' | 'codemirror';

declare global {
  // Only an interface joins what the page has already.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    /** Shows the blocks in an editor whose sheet has `width` pixels; resolves when they are painted. */
    openPeer: (
      name: PeerName,
      blocks: readonly Block[],
      width: number,
    ) => Promise<void>;
    /** Puts the caret of CodeMirror into the line. */
    goToLine: (index: number) => void;
  }
}

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      toDOM: () => ['p', { class: theme.paragraph ?? '' }, 0],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      toDOM: () => ['h1', { class: theme.heading?.h1 ?? '' }, 0],
    },
    footnote: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { number: {}, content: {} },
      toDOM: ({ attrs }) => [
        'sup',
        { class: 'fn' },
        [
          'a',
          {
            role: 'doc-noteref',
            'aria-label': `Footnote ${String(attrs['number'])}`,
            'data-n': String(attrs['number']),
            tabindex: '-1',
            href: '#',
          },
        ],
      ],
    },
    text: { group: 'inline' },
  },
  marks: {
    bold: { toDOM: () => ['strong', { class: theme.text?.bold ?? '' }, 0] },
  },
});

function proseDocument(blocks: readonly Block[]): Node {
  let number = 0;
  const inline = (part: Inline): Node[] => {
    if (part.type === 'text')
      return [
        schema.text(
          part.text,
          part.marks?.includes('bold') ? [schema.mark('bold')] : [],
        ),
      ];
    if (part.type !== 'footnote') return [];
    number += 1;
    return [schema.node('footnote', { number, content: part.content })];
  };
  return schema.node(
    'doc',
    null,
    blocks.flatMap((block) =>
      block.type === 'paragraph' || block.type === 'heading'
        ? [schema.node(block.type, null, block.content.flatMap(inline))]
        : [],
    ),
  );
}

function placeFor(width: number): HTMLElement {
  const stage = document.createElement('main');
  stage.className = screen['stage'] ?? '';
  stage.style.width = `${width}px`;
  const article = document.createElement('article');
  article.className = sheet['sheet'] ?? '';
  stage.append(article);
  document.getElementById('page')?.replaceChildren(stage);
  return article;
}

let code: CodeView | null = null;

window.openPeer = (name, blocks, width) => {
  const place = placeFor(width);
  if (name === 'prosemirror')
    new EditorView(place, {
      state: EditorState.create({
        doc: proseDocument(blocks),
        plugins: [
          history(),
          keymap({ 'Mod-z': undo, 'Mod-Shift-z': redo }),
          keymap(baseKeymap),
        ],
      }),
      attributes: { class: sheet['text'] ?? '', spellcheck: 'false' },
    }).focus();
  else {
    code = new CodeView({
      parent: place,
      state: CodeState.create({
        doc: blocks.map((block) => plainText(block)).join('\n'),
        extensions: [
          codeHistory(),
          codeKeymap.of([...defaultKeymap, ...historyKeymap]),
          CodeView.lineWrapping,
        ],
      }),
    });
    code.focus();
  }
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });
};

window.goToLine = (index) => {
  if (!code) throw new Error('CodeMirror is not open.');
  const line = code.state.doc.line(index + 1);
  const anchor = Math.min(line.from + 20, line.to);
  code.dispatch({
    selection: { anchor },
    effects: CodeView.scrollIntoView(anchor, { y: 'center' }),
  });
  code.focus();
};
