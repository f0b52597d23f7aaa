// How far a briefing is, in a word.
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  cleared: 'Cleared',
  final: 'Final',
  withdrawn: 'Withdrawn',
};
