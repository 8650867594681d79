/** Numbers that look random and are the same in every run (Marsaglia's xorshift, 32 bits). */
export function spread(seed: number): () => number {
  let value = seed;
  return () => {
    value ^= value << 13;
    value ^= value >>> 17;
    value ^= value << 5;
    return value >>> 0;
  };
}
