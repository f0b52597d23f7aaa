// The keys of the list of briefings; what the settings list for a person.
export const HOME_KEYS = [
  { label: 'Search', keys: 'Mod+F' },
  { label: 'Open', keys: 'Enter' },
  { label: 'Next briefing', keys: 'ArrowDown' },
  { label: 'Briefing before', keys: 'ArrowUp' },
  { label: 'First briefing', keys: 'Home' },
  { label: 'Last briefing', keys: 'End' },
  { label: 'Clear the search', keys: 'Esc' },
] as const;
