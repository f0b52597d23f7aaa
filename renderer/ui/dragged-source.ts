// A source on its way from a list to the text. Only its id is carried, and by no form that another program reads.
const KIND = 'application/x-precis-source';

export function carrySource(transfer: DataTransfer, id: string): void {
  transfer.setData(KIND, id);
  transfer.effectAllowed = 'copy';
}

/** Whether it is one; while it is dragged, what it is can't be read. */
export const carriesSource = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes(KIND) ?? false;

export const carriedSource = (transfer: DataTransfer | null): string =>
  transfer?.getData(KIND) ?? '';
