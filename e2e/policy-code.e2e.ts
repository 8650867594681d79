import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { policyCode } from '#domain/policy-code.ts';
import { draftedSnapshot, editDraft, EMPTY_DRAFT, type PolicyEdit } from '#domain/policy-draft.ts';
import type { PolicySnapshot } from '#domain/policy-snapshot.ts';
import { expect, test } from '#e2e/support/curfew-test.ts';
import { keycloak, rest } from '#e2e/support/keycloak.ts';
import type { TestRealm } from '#e2e/support/test-realm.ts';
import { findJava } from '#scripts/keycloak/find-java.mjs';
import { keycloakVersion } from '#scripts/keycloak/keycloak-version.mjs';
import { parseAnswer } from '#scripts/keycloak/parse-answer.mjs';
import { cacheDir } from '#scripts/process/cache-dir.mjs';
import { runTool } from '#scripts/process/run-tool.mjs';

const DAY = 86_400;
const HOSTILE = `it's "odd" $(touch pwned) \`touch pwned\` \${x} -r`;

test.use({
  realmSpec: {
    clients: [{ clientId: 'kiosk', idle: '60', max: '30d' }, { clientId: HOSTILE }],
  },
});

test('the kcadm commands of a draft, run as they are, set exactly what the draft says', async ({
  realm,
}) => {
  const bin = await kcadmFolder();
  test.skip(bin === undefined, 'kcadm.sh of the Keycloak distribution and Java are not at hand');
  // Each command starts a Java of its own.
  test.setTimeout(120_000);
  const today = await snapshotOf(realm);
  const kiosk = await realm.clientUuid('kiosk');
  const odd = await realm.clientUuid(HOSTILE);
  const edits: PolicyEdit[] = [
    { kind: 'realm', key: 'maxEnabled', value: true },
    { kind: 'realm', key: 'clientMax', value: 40 * DAY },
    { kind: 'realm', key: 'idle', value: 20 * DAY },
    { kind: 'client', uuid: kiosk, key: 'idle', value: null },
    { kind: 'client', uuid: kiosk, key: 'max', value: String(9 * DAY) },
    { kind: 'client', uuid: odd, key: 'idle', value: `3'$(touch pwned)"d` },
  ];
  const drafted = draftedSnapshot(today, editDraft(EMPTY_DRAFT, today, edits));
  const script = policyCode('kcadm', { realm: realm.name, today, drafted });
  const folder = await mkdtemp(join(tmpdir(), 'curfew-kcadm-'));
  try {
    await writeFile(join(folder, 'apply.sh'), script);
    const env = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
      // Where kcadm keeps what it signed in with.
      KC_OPTS: `-Duser.home=${folder}`,
    };
    const { username, password } = keycloak.admin;
    const signIn = ['config', 'credentials', '--server', keycloak.url, '--realm', 'master'];
    const signedIn = await runTool(
      join(bin ?? '', 'kcadm.sh'),
      [...signIn, '--user', username, '--password', password],
      { env, cwd: folder },
    );
    expect(signedIn).toMatchObject({ exitCode: 0 });
    expect(await runTool('sh', ['-e', 'apply.sh'], { env, cwd: folder })).toMatchObject({
      exitCode: 0,
    });
    expect(await snapshotOf(realm)).toEqual(drafted);
    expect(await readdir(folder)).not.toContain('pwned');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the client defaults are attributes of the realm, which is how Terraform’s provider can set them', async ({
  realm,
}) => {
  const { attributes } = await realm.policy();
  await rest.put(`/realms/${realm.name}`, {
    attributes: Object.assign({}, attributes, {
      clientOfflineSessionIdleTimeout: '1234',
      clientOfflineSessionMaxLifespan: '2345',
    }),
  });
  expect(await snapshotOf(realm)).toMatchObject({ realm: { clientIdle: 1234, clientMax: 2345 } });
});

test('Terraform takes what is printed for it, and reads hostile names as what they are', async () => {
  const tool = await runTool('terraform', ['version']).catch(() => undefined);
  test.skip(tool === undefined, 'terraform is not at hand');
  const names = [HOSTILE, '%{ if true }x%{ endif }', 'two\nlines \\ "', '$${x} ünï \u202E'];
  const today: PolicySnapshot = {
    realm: { idle: 30 * DAY, maxEnabled: true, max: 60 * DAY, clientIdle: 5 * DAY, clientMax: 0 },
    clients: names.map((clientId, index) => ({
      uuid: String(index),
      clientId,
      override: { idle: '60', max: undefined },
    })),
  };
  const code = policyCode('terraform', { realm: 'acme', today, drafted: undefined });
  const ids = Array.from(code.matchAll(/^ {2}client_id +(= .*)$/gm), ([, value]) => value);
  const outputs = ids.map((value, index) => `output "o${index}" {\n  value ${value}\n}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'curfew-terraform-'));
  const run = (...args: string[]) => runTool('terraform', args, { cwd: folder });
  try {
    await writeFile(join(folder, 'policy.txt.tf'), code);
    expect(await run('fmt', '-check', '-diff')).toMatchObject({ exitCode: 0, stdout: '' });
    // The resources want the provider from the registry; their texts are read without it.
    await rm(join(folder, 'policy.txt.tf'));
    await writeFile(join(folder, 'outputs.tf'), outputs.join('\n'));
    expect(await run('apply', '-auto-approve')).toMatchObject({ exitCode: 0 });
    const { stdout } = await run('output', '-json');
    const read = parseAnswer<Record<string, { value: string }>>(stdout);
    expect(Object.values(read).map(({ value }) => value)).toEqual(names);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Where kcadm.sh is, or undefined where it or a Java for it is not. */
async function kcadmFolder(): Promise<string | undefined> {
  const { env } = process;
  const home = env['KEYCLOAK_HOME'] || join(cacheDir(env), `keycloak-${keycloakVersion}`);
  const bin = join(home, 'bin');
  try {
    await access(join(bin, 'kcadm.sh'));
  } catch {
    return undefined;
  }
  return (await findJava(env)) === undefined ? undefined : bin;
}

/** The policy as Keycloak holds it, of the clients of this test. */
async function snapshotOf(realm: TestRealm): Promise<PolicySnapshot> {
  const policy = await realm.policy();
  const clients = [];
  for (const clientId of ['kiosk', HOSTILE]) {
    const uuid = await realm.clientUuid(clientId);
    clients.push({ uuid, clientId, override: await realm.override(clientId) });
  }
  return {
    realm: {
      idle: Number(policy['offlineSessionIdleTimeout']),
      maxEnabled: policy['offlineSessionMaxLifespanEnabled'] === true,
      max: Number(policy['offlineSessionMaxLifespan']),
      clientIdle: Number(policy['clientOfflineSessionIdleTimeout']),
      clientMax: Number(policy['clientOfflineSessionMaxLifespan']),
    },
    clients,
  };
}
