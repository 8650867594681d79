/**
 * What a page holds in memory after a collection of garbage: its JavaScript objects, and the bytes of
 * its typed arrays, which the engine keeps beside its heap. Workers have a heap of their own, which is
 * not in it.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<{ objectBytes: number, bufferBytes: number }>}
 */
export async function heapBytes(page) {
  const session = await page.context().newCDPSession(page);
  // The first collection may leave what the second one can free.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { objectBytes: usedSize, bufferBytes: backingStorageSize };
}
