// Writes what a list of sources says into each of its places on the sheet.
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { SourcesListExtension } from './sources-list-extension.ts';

export function SourcesLists({ children }: { readonly children: ReactNode }) {
  const places = useExtensionSignalValue(SourcesListExtension, 'places');
  return [...places].map(([key, element]) =>
    createPortal(children, element, key),
  );
}
