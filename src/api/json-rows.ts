/**
 * The elements of a JSON array of objects in batches, as they come over the network: each is parsed by
 * itself, so that no answer, however long, keeps the page busy for more than a moment. What cannot be read
 * so comes as its text, for whoever checks it to refuse: no array, one that ends in the middle, no JSON.
 */
export async function* jsonRows(body: ReadableStream<Uint8Array>): AsyncGenerator {
  const reader = body.getReader();
  const endOfWhole = createArrayScanner();
  const text = new TextDecoder();
  let left = new Uint8Array();
  let isFirst = true;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const bytes = joined(left, read.value);
    const end = endOfWhole(bytes, left.length);
    left = bytes.subarray(end);
    if (end === 0) continue;
    yield parsedRows(text.decode(bytes.subarray(0, end)));
    isFirst = false;
  }
  const end = text.decode(left).trim();
  const isEnd = isFirst ? /^\[\s*\]$/.test(end) : end === ']';
  if (!isEnd) yield end;
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** `text` has whole elements, after the array's bracket or the comma behind the ones before. */
function parsedRows(text: string): unknown {
  try {
    return JSON.parse(`[${text.trimStart().slice(1)}]`);
  } catch {
    return text;
  }
}

const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = Array.from(
  String.raw`"\[]{}`,
  (character) => character.charCodeAt(0),
);

/**
 * Makes what goes over the bytes of an array, piece by piece, and tells where its last whole element ends:
 * 0 where none does, or where it is no array. Bytes before `from` were in the piece before.
 */
function createArrayScanner() {
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  let isArray: boolean | undefined;
  return (bytes: Uint8Array, from: number): number => {
    let end = 0;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isInText = false;
      } else if (byte === QUOTE) isInText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        isArray ??= byte === OPEN_ARRAY;
        depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        depth -= 1;
        if (depth === 1 && isArray === true) end = at + 1;
      }
    }
    return end;
  };
}
