/** Gives keys numbers, counted from 0 as they come. */
export interface KeyNumbers<Key> {
  /** The number of a key, which gets the next one where it is new. */
  readonly take: (key: Key) => number;
  /** The number of a key, or -1. */
  readonly find: (key: Key) => number;
}

/** A key of ASCII characters, as a part of an array of them. */
export interface KeyBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const FIRST_CAPACITY = 1024;
/** Slots for each key: most are empty, so that a search ends at once. */
const SLOTS = 4;

/**
 * A hash table in typed arrays: of 100,000 new texts a Map takes four times as long, and keeps them all.
 * `hasKey` tells whether a number was given to a key.
 */
export function createKeyNumbers<Key>(
  hash: (key: Key) => number,
  hasKey: (number: number, key: Key) => boolean,
): KeyNumbers<Key> {
  let hashes = new Uint32Array(FIRST_CAPACITY);
  /** Number + 1, or 0 where there is none. */
  let slots = new Int32Array(SLOTS * FIRST_CAPACITY);
  let count = 0;

  /** Where a key is, or where it belongs. */
  function slotOf(key: Key, keyHash: number): number {
    const mask = slots.length - 1;
    let slot = keyHash & mask;
    for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
      if (hashes[held - 1] === keyHash && hasKey(held - 1, key)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function grow() {
    const larger = new Uint32Array(2 * hashes.length);
    larger.set(hashes);
    hashes = larger;
    slots = new Int32Array(SLOTS * hashes.length);
    const mask = slots.length - 1;
    for (let number = 0; number < count; number += 1) {
      let slot = hashes[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
  }

  return {
    take: (key) => {
      if (count === hashes.length) grow();
      const keyHash = hash(key);
      const slot = slotOf(key, keyHash);
      if (slots[slot] === 0) {
        hashes[count] = keyHash;
        count += 1;
        slots[slot] = count;
      }
      return slots[slot]! - 1;
    },
    find: (key) => slots[slotOf(key, hash(key))]! - 1,
  };
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits. */
export function hashOfText(key: string): number {
  let value = FNV_BASIS;
  for (let at = 0; at < key.length; at += 1) {
    value = Math.imul(value ^ key.charCodeAt(at), FNV_PRIME);
  }
  return value >>> 0;
}

/** The same of bytes. */
export function hashOfBytes({ bytes, start, end }: KeyBytes): number {
  let value = FNV_BASIS;
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ bytes[at]!, FNV_PRIME);
  return value >>> 0;
}
