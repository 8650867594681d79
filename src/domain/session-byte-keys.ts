import { createKeyNumbers, hashOfBytes, type KeyBytes } from './session-keys.ts';

/** Byte strings, each held once, under numbers counted from 0 as they come. */
export interface ByteKeys {
  /** The bytes of all, one after the other; those of a number end where the next one's begin. */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  /** The number of a key, which gets the next one where it is new. */
  readonly take: (key: KeyBytes) => number;
  /** The number of a key, or -1. */
  readonly find: (key: KeyBytes) => number;
}

const FIRST_COUNT = 1024;
/** Keycloak 26.7 has session ids of 24 characters, older ones UUIDs of 36. */
const USUAL_BYTES = 24;

export function createByteKeys(): ByteKeys {
  const numbers = createKeyNumbers(hashOfBytes, isHeld);
  let bytes = new Uint8Array(FIRST_COUNT * USUAL_BYTES);
  let ends = new Uint32Array(FIRST_COUNT);
  let count = 0;

  const startOf = (number: number) => (number === 0 ? 0 : ends[number - 1]!);

  function isHeld(number: number, key: KeyBytes): boolean {
    const shift = startOf(number) - key.start;
    if (ends[number]! - shift !== key.end) return false;
    for (let at = key.start; at < key.end; at += 1) {
      if (bytes[at + shift] !== key.bytes[at]) return false;
    }
    return true;
  }

  function add(key: KeyBytes) {
    const start = startOf(count);
    const end = start + key.end - key.start;
    while (end > bytes.length) bytes = enlarged(bytes, new Uint8Array(2 * bytes.length));
    if (count === ends.length) ends = enlarged(ends, new Uint32Array(2 * ends.length));
    for (let at = key.start; at < key.end; at += 1) bytes[start + at - key.start] = key.bytes[at]!;
    ends[count] = end;
    count += 1;
  }

  return {
    get bytes() {
      return bytes;
    },
    get ends() {
      return ends;
    },
    take: (key) => {
      const number = numbers.take(key);
      if (number === count) add(key);
      return number;
    },
    find: numbers.find,
  };
}

/** A longer array with what a shorter one held. */
export function enlarged<T extends { set: (from: T) => void }>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
