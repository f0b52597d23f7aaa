// The web-standard globals that core needs, which every host of ours has. Nothing else of the DOM or Node is in reach.
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly host: string;
  readonly href: string;
}
declare class TextDecoder {
  constructor(
    label?: string,
    options?: { fatal?: boolean; ignoreBOM?: boolean },
  );
  decode(input: Uint8Array): string;
}
declare class TextEncoder {
  encode(input: string): Uint8Array;
}
declare class AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}
