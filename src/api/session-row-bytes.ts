/** The fields of a row that are kept, by their place in `RowBytes`. */
export const [ID, USER_ID, USERNAME, IP_ADDRESS, CLIENTS, START, LAST_ACCESS] = [
  0, 1, 2, 3, 4, 5, 6,
] as const;

/**
 * Where the values of a row stand in the bytes of a list: of each field the first byte, and behind it the
 * place after the last one. A text is without its quotes, the clients are with their braces; one that is
 * missing or null is empty.
 */
export type RowBytes = Int32Array;

const NAMES = ['id', 'userId', 'username', 'ipAddress', 'clients', 'start', 'lastAccess'];

export const emptyRow = (): RowBytes => new Int32Array(2 * NAMES.length);

/** The row did not come to its end yet. */
export const CUT_ROW = 0;
/** The row is not as Keycloak usually writes it: JSON.parse has to say what it is. */
export const ODD_ROW = -1;

const codeOf = (character: string): number => character.charCodeAt(0);
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, codeOf);

const FIELDS = NAMES.map(bytesOf);
const LITERALS = ['null', 'true', 'false'].map(bytesOf);
const QUOTE = codeOf('"');
const BACKSLASH = codeOf('\\');
const OPEN = codeOf('{');
const CLOSE = codeOf('}');
const COLON = codeOf(':');
const COMMA = codeOf(',');
const ZERO = codeOf('0');
const NINE = codeOf('9');
const SPACE = 0x20;
const LAST_ASCII = 0x7e;
const MOST_ID_BYTES = 255;
/** So many digits are exact in a number. */
const MOST_DIGITS = 15;

/**
 * Reads a row where it stands, without making a string or an object: JSON.parse takes four times as long
 * over a list, and leaves all of them to be collected. Fills `row` and returns the place behind it,
 * `CUT_ROW` or `ODD_ROW`. What it takes for a row is one to JSON.parse too, and the same.
 */
export function readRowBytes(bytes: Uint8Array, from: number, row: RowBytes): number {
  const { length } = bytes;
  if (bytes[from] !== OPEN) return ODD_ROW;
  row.fill(0);
  let at = from + 1;
  for (;;) {
    const keyStart = at + 1;
    const keyEnd = endOfText(bytes, at, length);
    if (keyEnd <= 0) return keyEnd;
    const start = keyEnd + 1;
    if (start >= length) return CUT_ROW;
    if (bytes[keyEnd] !== COLON) return ODD_ROW;
    const field = fieldOf(bytes, keyStart, keyEnd - 1);
    const end = endOfValue(bytes, start, length, field);
    if (end <= 0) return end;
    if (field >= 0) {
      const isText = bytes[start] === QUOTE;
      const isNone = !isText && field < CLIENTS;
      row[2 * field] = isNone ? 0 : start + (isText ? 1 : 0);
      row[2 * field + 1] = isNone ? 0 : end - (isText ? 1 : 0);
    }
    if (end >= length) return CUT_ROW;
    if (bytes[end] === CLOSE) return isWhole(bytes, row) ? end + 1 : ODD_ROW;
    if (bytes[end] !== COMMA) return ODD_ROW;
    at = end + 1;
  }
}

/** The whole number in digits that were read. */
export function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = 10 * value + bytes[at]! - ZERO;
  return value;
}

/** An id of what ids are made of, and both times. */
function isWhole(bytes: Uint8Array, row: RowBytes): boolean {
  const [start, end] = [row[2 * ID]!, row[2 * ID + 1]!];
  if (end === start || end - start > MOST_ID_BYTES) return false;
  for (let at = start; at < end; at += 1) {
    if (bytes[at]! <= SPACE || bytes[at]! > LAST_ASCII) return false;
  }
  return row[2 * START + 1]! > 0 && row[2 * LAST_ACCESS + 1]! > 0;
}

/** The number of a field, or -1 for one that is not kept. */
function fieldOf(bytes: Uint8Array, start: number, end: number): number {
  for (let field = 0; field < FIELDS.length; field += 1) {
    const name = FIELDS[field]!;
    if (name.length === end - start && startsWith(bytes, start, name)) return field;
  }
  return -1;
}

function startsWith(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
  for (let at = 0; at < text.length; at += 1) if (bytes[start + at] !== text[at]) return false;
  return true;
}

function endOfValue(bytes: Uint8Array, start: number, length: number, field: number): number {
  const first = bytes[start]!;
  if (field === START || field === LAST_ACCESS) return endOfNumber(bytes, start, length);
  if (field === CLIENTS) return endOfClients(bytes, start, length);
  if (first === QUOTE) return endOfText(bytes, start, length);
  const end = endOfLiteral(bytes, start, length);
  // A field that is kept is a text or null.
  return field >= 0 && end > 0 && first !== LITERALS[0]![0] ? ODD_ROW : end;
}

/** Behind the quote that ends a text. One with an escape is odd, and so is one that JSON does not allow. */
function endOfText(bytes: Uint8Array, start: number, length: number): number {
  if (start >= length) return CUT_ROW;
  if (bytes[start] !== QUOTE) return ODD_ROW;
  for (let at = start + 1; at < length; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH || byte < SPACE) return ODD_ROW;
  }
  return CUT_ROW;
}

function endOfNumber(bytes: Uint8Array, start: number, length: number): number {
  let at = start;
  while (at < length && bytes[at]! >= ZERO && bytes[at]! <= NINE) at += 1;
  if (at >= length) return CUT_ROW;
  const digits = at - start;
  const isPlain = digits === 1 || (digits > 1 && digits <= MOST_DIGITS && bytes[start] !== ZERO);
  return isPlain ? at : ODD_ROW;
}

function endOfLiteral(bytes: Uint8Array, start: number, length: number): number {
  for (const literal of LITERALS) {
    if (bytes[start] !== literal[0]) continue;
    if (start + literal.length > length) return CUT_ROW;
    return startsWith(bytes, start, literal) ? start + literal.length : ODD_ROW;
  }
  return ODD_ROW;
}

/** Behind an object whose values are texts. */
function endOfClients(bytes: Uint8Array, start: number, length: number): number {
  if (bytes[start] !== OPEN) return ODD_ROW;
  if (start + 1 >= length) return CUT_ROW;
  if (bytes[start + 1] === CLOSE) return start + 2;
  let at = start + 1;
  for (;;) {
    const keyEnd = endOfText(bytes, at, length);
    if (keyEnd <= 0) return keyEnd;
    if (keyEnd >= length) return CUT_ROW;
    if (bytes[keyEnd] !== COLON) return ODD_ROW;
    const end = endOfText(bytes, keyEnd + 1, length);
    if (end <= 0) return end;
    if (end >= length) return CUT_ROW;
    if (bytes[end] === CLOSE) return end + 1;
    if (bytes[end] !== COMMA) return ODD_ROW;
    at = end + 1;
  }
}
