/** An IP address as its 128 bits in four words; IPv4 stands in IPv6's range for it, `::ffff:0:0/96`. */
export type AddressWords = readonly [number, number, number, number];

/** Reads an IPv4 or IPv6 address; undefined for anything else. A zone (`%eth0`) is left out. */
export function parseAddress(text: string): AddressWords | undefined {
  const plain = text.replace(/%.*$/, '');
  if (!plain.includes(':')) {
    const word = parseIpv4(plain);
    return word === undefined ? undefined : [0, 0, 0xffff, word];
  }
  const groups = ipv6Groups(plain);
  if (groups === undefined) return undefined;
  const word = (at: number) => (((groups[at] ?? 0) << 16) | (groups[at + 1] ?? 0)) >>> 0;
  return [word(0), word(2), word(4), word(6)];
}

/** A block of addresses such as `10.4.0.0/16` or `2001:db8::/32`. */
export interface AddressBlock {
  readonly address: AddressWords;
  readonly prefixBits: number;
}

/** Reads a block in CIDR notation; undefined for anything else, a plain address included. */
export function parseAddressBlock(text: string): AddressBlock | undefined {
  const [base = '', bits, ...rest] = text.trim().split('/');
  if (bits === undefined || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return undefined;
  const address = parseAddress(base);
  if (address === undefined) return undefined;
  const isIpv4 = !base.includes(':');
  const prefixBits = Number(bits) + (isIpv4 ? 96 : 0);
  return prefixBits > 128 ? undefined : { address, prefixBits };
}

/** For each word of an address the bits that a block fixes. */
export const blockMasks = ({ prefixBits }: AddressBlock): AddressWords => {
  const mask = (word: number) => {
    const bits = Math.min(32, Math.max(0, prefixBits - 32 * word));
    // A shift by 32 would shift by nothing.
    return bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
  };
  return [mask(0), mask(1), mask(2), mask(3)];
};

function parseIpv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  const octets = parts.map(Number);
  if (octets.some((octet) => octet > 255)) return undefined;
  return octets.reduce((word, octet) => word * 256 + octet, 0);
}

function ipv6Groups(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  if (tail === undefined) return head.length === 8 ? head : undefined;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? undefined : [...head, ...Array<number>(missing).fill(0), ...tail];
}

/** The 16-bit groups of one side of `::`; an IPv4 address may stand for the last two. */
function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  for (const part of text.split(':')) {
    const ipv4 = part.includes('.') ? parseIpv4(part) : undefined;
    if (ipv4 !== undefined) groups.push(ipv4 >>> 16, ipv4 & 0xffff);
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
