/**
 * @typedef {object} MeasuredJob
 * @property {number} perSecond sessions, from the press of the button to the last answer
 * @property {number} verifiedSeconds from the press of the button until all was read again
 * @property {number} within95Millis 95 % of the frames meanwhile came within this time of the one before
 *
 * @typedef {{ startedAt: number, sentAt: number, endedAt: number, frames: number[] }} NotedJob times of
 *   the page's clock, ms
 */

/**
 * Takes a planned job in as a file, starts it and waits for its end.
 *
 * @param {import('@playwright/test').Page} page signed in
 * @param {{ revocationsPage: string, file: string, count: number }} job
 * @returns {Promise<MeasuredJob>}
 */
export async function measureRevocation(page, { revocationsPage, file, count }) {
  await page.goto(revocationsPage);
  await page.getByLabel('Import job file').setInputFiles({
    name: 'job.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(file),
  });
  const start = page.getByRole('region', { name: 'Start' });
  await start.getByRole('textbox').fill(String(count));
  await page.evaluate(jobClock);
  await start.getByRole('button', { name: 'Start', exact: true }).click();
  /** @type {NotedJob} */
  const noted = await page.evaluate('globalThis.benchJob');
  const results = page.locator('dl[aria-label="Results"] dd');
  const failed = await results.nth(2).textContent();
  if (failed !== '0') throw new Error(`${failed ?? ''} of the job's calls have failed.`);
  const frames = noted.frames.toSorted((a, b) => a - b);
  return {
    perSecond: count / ((noted.sentAt - noted.startedAt) / 1000),
    verifiedSeconds: (noted.endedAt - noted.startedAt) / 1000,
    within95Millis: frames[Math.ceil(frames.length * 0.95) - 1] ?? Number.NaN,
  };
}

/** Notes in the page when the button was pressed, when the last answer was there, and every frame. */
const jobClock = `globalThis.benchJob = new Promise((resolve) => {
  const frames = [];
  let startedAt, sentAt, lastAt;
  addEventListener('click', (event) => {
    startedAt = event.timeStamp;
    requestAnimationFrame(look);
  }, { capture: true, once: true });
  const look = (now) => {
    if (lastAt !== undefined && sentAt === undefined) frames.push(now - lastAt);
    lastAt = now;
    const state = document.querySelector('[role=status][aria-label="Job state"]')?.textContent;
    if (state === 'Verifying' || state === 'Finished') sentAt ??= performance.now();
    if (state === 'Finished') resolve({ startedAt, sentAt, endedAt: performance.now(), frames });
    else requestAnimationFrame(look);
  };
}); undefined`;

/**
 * @param {{ realm: string, client: { uuid: string, clientId: string },
 *   sessions: readonly { id: string, userId: string }[] }} plan
 * @returns {string} the file of a planned job that ends whole sessions
 */
export function plannedJobFile({ realm, client, sessions }) {
  const count = sessions.length;
  const header = {
    format: 'curfew-job',
    version: 1,
    id: crypto.randomUUID(),
    realm,
    way: 'session',
    client,
    source: { kind: 'list' },
    plannedAt: Math.floor(Date.now() / 1000),
    items: count,
    sessions: count,
    skipped: { 'own-session': 0, 'user-deleted': 0, 'past-realm-limit': 0 },
    listedBy: [client.uuid],
    hasGhosts: false,
    kind: 'planned',
    counts: { pending: count, sent: 0, done: 0, gone: 0, failed: 0, skipped: 0 },
    failures: [],
  };
  const items = sessions.map(({ id, userId }) => ({ sessionId: id, userId, phase: 'pending' }));
  return [header, ...items].map((line) => JSON.stringify(line)).join('\n');
}
