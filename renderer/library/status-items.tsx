// The statuses as items of a menu.
import type { BriefingStatus } from '#core/document/document.ts';
import type { MenuAtItem } from '../ui/MenuAt.tsx';
import { STATUSES } from './statuses.ts';
import { StatusSign } from './StatusWord.tsx';

/** `current` is null where it is not the same for all that they are for. */
export const statusItems = (
  current: string | null,
  onChoose: (status: BriefingStatus) => void,
): MenuAtItem[] =>
  STATUSES.map(({ status, word }) => ({
    label: word,
    icon: <StatusSign status={status} />,
    checked: status === current,
    onChoose: () => {
      onChoose(status);
    },
  }));
