// Search over whatever is on the screen.
import { useId, useRef, useState } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { SearchHit } from './search-place.ts';
import { SearchResults } from './SearchResults.tsx';
import styles from './search.module.css';
import { useChosenHit } from './use-chosen-hit.ts';
import { useSearch } from './use-search.ts';

type Props = {
  readonly onOpen: (hit: SearchHit) => void;
  readonly onClose: () => void;
};

export function SearchDialog({
  open,
  ...props
}: Props & { readonly open: boolean }) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onOpen, onClose }: Props) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const search = useSearch(typed);
  const tags = useAnswer('tags.list', 'briefings').answer?.tags;
  const choice = useChosenHit(search, {
    onOpen,
    onType: (words) => {
      setTyped(words);
      field.current?.focus();
    },
  });
  return (
    <Dialog open onClose={onClose} title="Search the library" width={800}>
      <div className={styles['dialog']}>
        <div className={styles['field']}>
          <SearchBox
            ref={field}
            list={list}
            typed={typed}
            choice={choice}
            onType={setTyped}
          />
        </div>
        <SearchResults
          id={list}
          search={search}
          choice={choice}
          tags={tags}
          onLeaveFilters={() => field.current?.focus()}
        />
      </div>
    </Dialog>
  );
}
