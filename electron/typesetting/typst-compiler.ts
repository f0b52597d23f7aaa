// The one module that knows Typst. It is given data, lays it out with the bundled fonts, and gives back a PDF. The
// compiler sees an empty folder and what is put into it here: no file of the machine, no package, no network.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  NodeCompiler,
  type NodeError,
  type NodeTypstDocument,
} from '@myriaddreamin/typst-ts-node-compiler';
import { AppError } from '#core/errors.ts';
import { holdTogether } from './hold-together.ts';
import type { TypesetJob, TypesetResult } from './typesetting-messages.ts';
import { sentenceOf } from './typst-diagnostics.ts';
import { uncoveredCharacters, type Coverage } from './uncovered-characters.ts';

// Each round lays the document out again, so there is an end to it; what is still astray then, the proof will name.
const ROUNDS = 12;
// Results that no job of the last few used are dropped.
const KEPT_JOBS = 5;

export type TypstCompiler = {
  readonly typeset: (job: TypesetJob) => TypesetResult;
};

type Diagnostic = { readonly message: string };

/** `workspace` must be an empty folder; nothing is written there. */
export function createTypstCompiler(
  resources: string,
  workspace: string,
): TypstCompiler {
  const fonts = join(resources, 'fonts');
  const coverage = JSON.parse(
    readFileSync(join(fonts, 'coverage.json'), 'utf8'),
  ) as Coverage;
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [
      {
        fontBlobs: readdirSync(fonts)
          .filter((name) => name.endsWith('.ttf'))
          .sort()
          .map((name) => readFileSync(join(fonts, name))),
      },
    ],
  });
  const main = join(workspace, 'briefing.typ');
  compiler.addSource(
    main,
    readFileSync(join(resources, 'typst', 'briefing.typ'), 'utf8'),
  );
  let mapped = new Set<string>();

  const messagesOf = (error: NodeError): string[] =>
    (compiler.fetchDiagnostics(error) as Diagnostic[]).map(
      ({ message }) => message,
    );

  function lay(
    sections: number,
    bare: string,
  ): { document: NodeTypstDocument; warnings: string[] } {
    const result = compiler.compile({
      mainFilePath: main,
      inputs: { sections: String(sections), bare },
    });
    const error = result.takeError();
    const document = result.result;
    if (error || !document)
      throw new AppError(
        'bad-input',
        sentenceOf(error ? messagesOf(error) : []),
      );
    const warning = result.takeWarnings();
    return { document, warnings: warning ? messagesOf(warning) : [] };
  }

  /** The numbers of the notes that begin on another page than their mark. */
  function strayNotes(document: NodeTypstDocument): Set<number> {
    const places = compiler.query(document, {
      selector: '<note-place>',
      field: 'value',
    }) as { note: string; mark: number; at: number }[];
    return new Set(
      places
        .filter(({ mark, at }) => mark !== at)
        .map(({ note }) => Number(note)),
    );
  }

  function typeset({ data, standard, timestamp }: TypesetJob): TypesetResult {
    const files = new Map<string, Uint8Array>();
    const put = (name: string, content: string | Uint8Array): void => {
      const bytes =
        typeof content === 'string'
          ? Buffer.from(content)
          : Buffer.from(content);
      files.set(name, bytes);
      compiler.mapShadow(join(workspace, name), bytes);
    };
    put('meta.json', JSON.stringify(data.meta));
    const texts = [JSON.stringify(data.meta)];
    for (const [index, section] of data.sections.entries()) {
      const text = JSON.stringify(section);
      texts.push(text);
      put(`section-${index}.json`, text);
    }
    for (const [hash, bytes] of data.images) put(join('images', hash), bytes);
    for (const name of mapped)
      if (!files.has(name)) compiler.unmapShadow(join(workspace, name));
    mapped = new Set(files.keys());
    const bare = uncoveredCharacters(texts, coverage)
      .map((code) => code.toString(16))
      .join(' ');
    let laid = lay(data.sections.length, bare);
    for (let round = 0; round < ROUNDS; round += 1) {
      const stray = strayNotes(laid.document);
      if (stray.size === 0) break;
      const changed = holdTogether(data.sections, stray);
      if (changed === null) break;
      put(`section-${changed}.json`, JSON.stringify(data.sections[changed]));
      laid = lay(data.sections.length, bare);
    }
    let pdf: Uint8Array;
    try {
      pdf = compiler.pdf(laid.document, {
        creationTimestamp: timestamp,
        ...(standard && { pdfStandard: standard }),
      });
    } catch (error) {
      throw new AppError('bad-input', sentenceOf(messagesOfPdfError(error)), {
        cause: error,
      });
    }
    const pages = laid.document.numOfPages;
    compiler.evictCache(KEPT_JOBS);
    return { pdf, pages, warnings: laid.warnings };
  }

  return { typeset };
}

/** The binding throws an error without a message; what is wrong stands in its `code`, as Rust prints it. */
function messagesOfPdfError(error: unknown): string[] {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string'
    ? [...code.matchAll(/message: "((?:[^"\\]|\\.)*)"/gu)].map(
        ([, message]) => message ?? '',
      )
    : [];
}
