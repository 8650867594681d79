// `npm test`: all that must be right before a change is handed in. Sets up what it needs; its last
// line is the sum, `N passed, N failed`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installDependencies } from './process/install-dependencies.mjs';
import { createProgress } from './process/progress.mjs';
import { projectDir } from './process/project-dir.mjs';
import { runCommand } from './process/run-command.mjs';
import { runVisibly } from './process/run-tool.mjs';
import { closingLine, playwrightCount, readReport, vitestCount } from './testing/test-count.mjs';

/**
 * @param {import('./process/run-command.mjs').Remember} remember
 * @returns {Promise<import('./process/run-command.mjs').CommandResult>}
 */
async function testAll(remember) {
  await installDependencies({ progress: createProgress() });
  const reportDir = await mkdtemp(join(tmpdir(), 'curfew-test-'));
  remember({ stop: () => rm(reportDir, { recursive: true, force: true }) });

  const check = await runVisibly('npm', ['run', 'check'], { cwd: projectDir });
  const unit = await runUnitTests(join(reportDir, 'unit.json'));
  const endToEnd = await runEndToEndTests(join(reportDir, 'e2e.json'));

  const failedCommand = [check, unit.exitCode, endToEnd.exitCode].find((code) => code !== 0);
  if (check !== 0) {
    console.error('\nnpm run check failed: see above.');
  }
  const lastLine = closingLine([
    { passed: 0, failed: check === 0 ? 0 : 1 },
    unit.count,
    endToEnd.count,
  ]);
  return { exitCode: failedCommand ?? 0, lastLine };
}

/**
 * @param {string} reportFile
 */
async function runUnitTests(reportFile) {
  const vitest = join(projectDir, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const exitCode = await runVisibly(process.execPath, [vitest, 'run', ...reporters], {
    cwd: projectDir,
  });
  return { exitCode, count: vitestCount(await readReport(reportFile)) };
}

/**
 * @param {string} reportFile
 */
async function runEndToEndTests(reportFile) {
  const script = join(projectDir, 'scripts', 'test-e2e.mjs');
  const exitCode = await runVisibly(process.execPath, [script, '--reporter=list,json'], {
    cwd: projectDir,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
  });
  return { exitCode, count: playwrightCount(await readReport(reportFile)) };
}

await runCommand(testAll);
