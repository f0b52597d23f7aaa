// A DOI or an ISBN that can't be one: whoever looks for the source by it won't find it.
import {
  doiProblem,
  isbnProblem,
  normalDoi,
} from '../citations/identifiers.ts';
import { citedSourcesOf } from './cited-sources.ts';
import type { Check } from './finding.ts';

const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).trim()
    : '';

/** One finding an identifier, at the first citation of its source. */
export const invalidIdentifiers: Check = (document, sources) =>
  citedSourcesOf(document, sources).flatMap(({ source, block, footnote }) => {
    const { item, citekey, id } = source;
    const doi = written(item['DOI']);
    const isbn = written(item['ISBN']);
    const problems = [
      ['DOI', doi, doi === '' ? null : doiProblem(normalDoi(doi))],
      ['ISBN', isbn, isbn === '' ? null : isbnProblem(isbn)],
    ] as const;
    return problems.flatMap(([field, value, problem]) =>
      problem === null
        ? []
        : [
            {
              check: 'invalid-identifier',
              severity: 'warning',
              block,
              footnote,
              source: id,
              text: citekey,
              message: `The ${field} of the source ${citekey}, “${value}”, ${problem}.`,
            },
          ],
    );
  });
