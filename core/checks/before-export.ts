// Which findings a person should see before a file is written: what would go out as it should not, or could not be read
// aloud in it. The others are about what the text says.
import type { Finding } from './finding.ts';

/** What the window says of the text without asking the checks; a pack asks them for all of it. */
const SAID_BESIDE = [
  'missing-marking',
  'required-empty',
  'missing-heading',
  'over-limit',
  'unresolved-marker',
  'missing-list',
] as const;

const OF_THE_FILE = [
  'empty-section',
  'image-without-alternative',
  'table-without-header',
  'heading-skipped',
  'unknown-language',
  'marking-too-low',
  'suggestions-open',
  'turned-words',
  'unprinted-place',
  'unprinted-character',
  'parted-word',
] as const;

/** What is so on printed pages, and in no other file. */
const OF_PRINT: ReadonlySet<string> = new Set([
  'unprinted-character',
  'parted-word',
]);

const ofFile: ReadonlySet<string> = new Set(OF_THE_FILE);
const all: ReadonlySet<string> = new Set([...OF_THE_FILE, ...SAID_BESIDE]);

type Found = Pick<Finding, 'check'>;

/** Findings of the file itself. */
export const ofTheFile = <Of extends Found>(findings: readonly Of[]): Of[] =>
  findings.filter(({ check }) => ofFile.has(check));

/** Whether a finding is of printed pages alone. */
export const isOfPrint = ({ check }: Found): boolean => OF_PRINT.has(check);

/** Those and what is open in the text. */
export const beforeExport = <Of extends Found>(findings: readonly Of[]): Of[] =>
  findings.filter(({ check }) => all.has(check));
