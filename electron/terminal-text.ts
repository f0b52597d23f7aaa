// Words of people as a terminal may have them: a control character in them, such as one that begins a command to the
// terminal, is shown as a sign and obeyed by nobody.

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

export const terminalText = (line: string): string =>
  line.replace(CONTROLS, '\ufffd');
