// The keys of the review of citations: what opens the queue, and what it is gone through with.

export const REVIEW_KEYS = 'Mod+Alt+X';

export const QUEUE_KEYS = {
  skip: 'S',
  back: 'B',
  take: 'E',
  undo: 'Mod+Z',
} as const;
