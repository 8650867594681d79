/** Numbers that look random and are the same in every run, so that the demo is always the same. */

/**
 * @typedef {object} Random
 * @property {() => number} fraction From 0 up to, but without, 1.
 * @property {(from: number, to: number) => number} integer A whole number, both ends included.
 * @property {<T>(list: readonly T[]) => T} pick Throws a RangeError for an empty list.
 * @property {() => number} normal Of the standard normal distribution.
 * @property {(length: number) => Buffer} bytes
 */

/**
 * Starts a sequence (mulberry32).
 * @param {number} seed The same seed gives the same sequence.
 * @returns {Random}
 */
export function createRandom(seed) {
  let state = Math.trunc(seed);

  function fraction() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @type {Random['integer']} */
  function integer(from, to) {
    return from + Math.floor(fraction() * (to - from + 1));
  }

  return {
    fraction,
    integer,
    pick: (list) => {
      const item = list[integer(0, list.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    bytes: (length) => Buffer.from(Array.from({ length }, () => integer(0, 255))),
  };
}

/**
 * A version 4 UUID, as Keycloak gives its users.
 * @param {Random} random
 */
export function randomUuid(random) {
  const hex = random.bytes(16).toString('hex');
  const variant = random.pick(['8', '9', 'a', 'b']);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
