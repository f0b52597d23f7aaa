// Which citekeys a source may have. The rule stands apart from its schema, so that a form can say it as it is typed.
import { forbiddenInLine } from '../document/characters.ts';

/** What is wrong with `citekey`, to stand behind its name: `may not hold …`; null where nothing is. */
export function citekeyProblem(citekey: string): string | null {
  return forbiddenInLine(citekey) || /[\s@,{}[\]"\\]/u.test(citekey)
    ? 'may not hold white space or any of @ , { } [ ] " \\'
    : null;
}
