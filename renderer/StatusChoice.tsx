// How far the open briefing is, and the way to change it.
import { useState } from 'react';
import { ChevronDown } from 'lucide-react';
import type { BriefingStatus } from '#core/document/document.ts';
import { statusItems } from './library/status-items.tsx';
import { StatusWord } from './library/StatusWord.tsx';
import { statusWord } from './library/statuses.ts';
import { MenuAt } from './ui/MenuAt.tsx';

export function StatusChoice({
  status,
  readOnly,
  onChange,
}: {
  readonly status: BriefingStatus;
  readonly readOnly: boolean;
  readonly onChange: (status: BriefingStatus) => void;
}) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  if (readOnly)
    return (
      <span>
        <StatusWord status={status} />
      </span>
    );
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-label={`Status: ${statusWord(status)}`}
        onClick={(event) => {
          setButton(event.currentTarget);
        }}
      >
        <StatusWord status={status} />
        <ChevronDown size={12} aria-hidden />
      </button>
      {button && (
        <MenuAt
          at={button}
          name="Status"
          items={statusItems(status, onChange)}
          focusAfter={() => button}
          onClose={() => {
            setButton(null);
          }}
        />
      )}
    </>
  );
}
