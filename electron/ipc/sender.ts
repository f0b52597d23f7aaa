// Who may call: the main frame of a window of ours that shows our own page.
export type Sender = {
  /** Null where the frame is gone. */
  readonly frame: { readonly url: string } | null;
  /** The main frame of the contents that the call came from. */
  readonly mainFrame: unknown;
  readonly isOurWindow: boolean;
};

/** `isOurAddress` compares protocol and host with those of our own page. */
export const mayCall = (
  { frame, mainFrame, isOurWindow }: Sender,
  isOurAddress: (address: string) => boolean,
): boolean =>
  frame !== null &&
  frame === mainFrame &&
  isOurWindow &&
  isOurAddress(frame.url);
