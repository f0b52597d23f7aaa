// A run in a network of its own, in which there is nothing but the machine's own loopback, over which the specs drive the
// browser: what asks for anything outside fails there, whoever asks. Linux alone has such networks.
const root = process.getuid?.() === 0;

/** The same command in that network. */
export function withoutNetwork(
  command: readonly [string, ...string[]],
): [string, ...string[]] {
  return [
    'unshare',
    '--net',
    ...(root ? [] : ['--map-root-user']),
    'sh',
    '-c',
    'ip link set lo up && exec "$@"',
    'sh',
    ...command,
  ];
}
