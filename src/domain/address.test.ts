import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blockMasks, parseAddress, parseAddressBlock } from './address.ts';

const within = (address: string, block: string): boolean | undefined => {
  const words = parseAddress(address);
  const parsed = parseAddressBlock(block);
  if (!words || !parsed) return undefined;
  const masks = blockMasks(parsed);
  return words.every((word, at) => ((word ^ (parsed.address[at] ?? 0)) & (masks[at] ?? 0)) === 0);
};

describe('parseAddress', () => {
  it('reads every spelling of an address to the same', () => {
    expect(parseAddress('2001:db8::1')).toEqual(parseAddress('2001:0DB8:0:0:0:0:0:1'));
    expect(parseAddress('::ffff:10.0.0.1')).toEqual(parseAddress('10.0.0.1'));
    expect(parseAddress('fe80::1%eth0')).toEqual(parseAddress('fe80::1'));
  });

  it.each(['', 'x', '10.0.0', '10.0.0.256', '1.2.3.4.5', '::1::', '1:2:3:4:5:6:7:8:9', '12345::'])(
    'refuses %j',
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
    },
  );
});

describe('blockMasks', () => {
  it.each([
    ['10.4.255.255', '10.4.0.0/16', true],
    ['10.5.0.0', '10.4.0.0/16', false],
    ['10.4.0.1', '10.4.0.1/32', true],
    ['10.4.0.2', '10.4.0.1/32', false],
    ['1.2.3.4', '0.0.0.0/0', true],
    ['2001:db8:ffff::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['2001:db8::1', '::/0', true],
  ])('%s in %s: %s', (address, block, expected) => {
    expect(within(address, block)).toBe(expected);
  });

  it('holds its own address at any length', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(32), (address, bits) => {
        expect(within(address, `${address}/${bits}`)).toBe(true);
      }),
    );
  });

  it.each(['10.0.0.0/33', '::/129', '10.0.0.0', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1'])(
    'refuses the block %j',
    (block) => {
      expect(parseAddressBlock(block)).toBeUndefined();
    },
  );
});
