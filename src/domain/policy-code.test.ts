import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { policyDiff } from './policy-changes.ts';
import { type CodeFormat, policyCode } from './policy-code.ts';
import { draftedSnapshot, EMPTY_DRAFT } from './policy-draft.ts';
import { parsePolicyCode } from './policy-parse.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

const HOSTILE = [
  `it's "quoted"`,
  '$(touch pwned)',
  '`touch pwned`',
  '${file("/etc/passwd")}',
  '%{ if true }x%{ endif }',
  'two\nlines\r\n# not a comment',
  '-r other',
  '--help',
  String.raw`back\slash`,
  'a;b&c|d>e',
  '__proto__',
  'ünï \u{1F511}\u{202E}txt',
  ' ',
];

const name = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', minLength: 1 }));
const number = fc.integer({ min: -2, max: 2_147_483_647 });
const plainText = fc.integer({ min: 1, max: 2_147_483_647 }).map(String);
const anyText = fc.oneof(plainText, fc.constantFrom('30d', '0', '-5', '+60', '99999999999', "';x"));
const snapshotsWith = (text: fc.Arbitrary<string>): fc.Arbitrary<PolicySnapshot> =>
  fc.record({
    realm: fc.record({
      idle: number,
      maxEnabled: fc.boolean(),
      max: number,
      clientIdle: number,
      clientMax: number,
    }),
    clients: fc
      .uniqueArray(fc.tuple(name, fc.option(text), fc.option(text)), {
        maxLength: 5,
        selector: ([clientId]) => clientId,
      })
      .map((list) =>
        list.map(([clientId, idle, max], index) => ({
          uuid: `uuid-${index}`,
          clientId,
          override: { idle: idle ?? undefined, max: max ?? undefined },
        })),
      ),
  });

/** Two policies of the same clients. */
const pairsWith = (text: fc.Arbitrary<string>) =>
  fc.tuple(snapshotsWith(text), snapshotsWith(text)).map(([a, b]) => {
    const clients = a.clients.map((client, index) => {
      const override = b.clients[index]?.override ?? { idle: undefined, max: undefined };
      return { uuid: client.uuid, clientId: client.clientId, override };
    });
    return [a, { realm: b.realm, clients }] as const;
  });

function parsed(text: string, saved: PolicySnapshot) {
  const result = parsePolicyCode(text, saved);
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
  return draftedSnapshot(saved, result.draft);
}

describe('policyCode', () => {
  it('as plain JSON comes back as the same policy, whatever is saved by then', () => {
    fc.assert(
      fc.property(pairsWith(anyText), name, ([before, now], realm) => {
        const all = policyCode('json', { realm, today: before, drafted: undefined });
        expect(parsePolicyCode(all, before)).toEqual({ kind: 'ok', draft: EMPTY_DRAFT, realm });
        expect(parsed(all, now)).toEqual(before);
        const draft = policyCode('json', { realm, today: now, drafted: before });
        expect(parsed(draft, now)).toEqual(before);
      }),
    );
  });

  it('as keycloak-config-cli comes back too, of all that Keycloak does not ignore', () => {
    fc.assert(
      fc.property(pairsWith(plainText), name, ([today, drafted], realm) => {
        const all = policyCode('config-cli', { realm, today, drafted: undefined });
        expect(parsePolicyCode(all, today)).toEqual({ kind: 'ok', draft: EMPTY_DRAFT, realm });
        const draft = policyCode('config-cli', { realm, today, drafted });
        expect(parsed(draft, today)).toEqual(drafted);
      }),
    );
  });

  it('of an empty draft sets nothing', () => {
    fc.assert(
      fc.property(snapshotsWith(anyText), (today) => {
        const code = (format: CodeFormat) =>
          policyCode(format, { realm: 'acme', today, drafted: today });
        expect(code('kcadm')).toBe('# realm acme\n');
        expect(code('terraform')).not.toContain('resource "');
        expect(parsed(code('json'), today)).toEqual(today);
      }),
    );
  });

  it('as kcadm is words that a shell takes as they are, whatever the names', () => {
    fc.assert(
      fc.property(pairsWith(anyText), name, ([today, drafted], realm) => {
        const commands = shellCommands(policyCode('kcadm', { realm, today, drafted }));
        const sets: string[][] = [];
        for (const [tool, verb, path, ...rest] of commands) {
          expect([tool, verb]).toEqual(['kcadm.sh', 'update']);
          const target = realm.startsWith('-')
            ? [`--target-realm=${wellFormed(realm)}`]
            : ['-r', wellFormed(realm)];
          const isRealm = path === `realms/${encodeURIComponent(wellFormed(realm))}`;
          const options = [...(isRealm ? [] : target), '-n'];
          expect(rest.slice(0, options.length)).toEqual(options);
          sets.push(rest.slice(options.length).filter((word) => word !== '-s'));
        }
        const changes = policyDiff(today, drafted);
        expect(sets.flat()).toHaveLength(changes.length);
        for (const { kind, after } of changes) {
          const value = kind === 'realm' ? `=${after}` : `"=${JSON.stringify(after ?? '')}`;
          expect(sets.flat().some((set) => set.endsWith(value))).toBe(true);
        }
      }),
    );
  });

  it('as Terraform is texts without templates that mean what they were', () => {
    fc.assert(
      fc.property(snapshotsWith(anyText), name, (today, realm) => {
        const code = policyCode('terraform', { realm, today, drafted: undefined });
        const ids = code
          .split('\n')
          .filter((line) => /^ {2}client_id /.test(line))
          .map((line) => hclText(line.slice(line.indexOf('=') + 2)));
        const set = today.clients.filter(({ override }) => override.idle ?? override.max);
        expect(ids).toEqual(set.map(({ clientId }) => wellFormed(clientId)));
        const labels = Array.from(
          code.matchAll(/^resource "\w+" "(.*)" \{$/gm),
          ([, label]) => label,
        );
        expect(labels).toHaveLength(set.length + 1);
        expect(new Set(labels.slice(1)).size).toBe(set.length);
        for (const label of labels) expect(label).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
      }),
    );
  });

  it('prints each format as its tool takes it', () => {
    const today: PolicySnapshot = {
      realm: { idle: 2_592_000, maxEnabled: false, max: 5_184_000, clientIdle: 0, clientMax: 0 },
      clients: [
        { uuid: 'c1', clientId: "kiosk's", override: { idle: '60', max: undefined } },
        { uuid: 'c2', clientId: 'web', override: { idle: undefined, max: undefined } },
      ],
    };
    const drafted: PolicySnapshot = {
      realm: { ...today.realm, maxEnabled: true, clientIdle: 3_888_000 },
      clients: [
        { uuid: 'c1', clientId: "kiosk's", override: { idle: undefined, max: '30d' } },
        { uuid: 'c2', clientId: 'web', override: { idle: undefined, max: '86400' } },
      ],
    };
    const input = { realm: 'acme', today, drafted };
    expect(policyCode('kcadm', input)).toMatchInlineSnapshot(`
      "# realm acme

      kcadm.sh update realms/acme -n \\
        -s offlineSessionMaxLifespanEnabled=true \\
        -s clientOfflineSessionIdleTimeout=3888000

      # client kiosk's
      kcadm.sh update clients/c1 -r acme -n \\
        -s 'attributes."client.offline.session.idle.timeout"=""' \\
        -s 'attributes."client.offline.session.max.lifespan"="30d"'

      # client web
      kcadm.sh update clients/c2 -r acme -n \\
        -s 'attributes."client.offline.session.max.lifespan"="86400"'
      "
    `);
    expect(policyCode('terraform', input)).toMatchInlineSnapshot(`
      "# realm acme: put these arguments into the resources you have.

      resource "keycloak_realm" "realm" {
        realm                                = "acme"
        offline_session_max_lifespan_enabled = true
        attributes = {
          "clientOfflineSessionIdleTimeout" = "3888000"
        }
      }

      resource "keycloak_openid_client" "kiosk_s" {
        realm_id                            = "acme"
        client_id                           = "kiosk's"
        client_offline_session_idle_timeout = ""
        client_offline_session_max_lifespan = "30d"
      }

      resource "keycloak_openid_client" "web" {
        realm_id                            = "acme"
        client_id                           = "web"
        client_offline_session_max_lifespan = "86400"
      }
      "
    `);
    expect(policyCode('config-cli', input)).toMatchInlineSnapshot(`
      "{
        "realm": "acme",
        "offlineSessionMaxLifespanEnabled": true,
        "clientOfflineSessionIdleTimeout": 3888000,
        "clients": [
          {
            "clientId": "kiosk's",
            "attributes": {
              "client.offline.session.idle.timeout": "",
              "client.offline.session.max.lifespan": "30d"
            }
          },
          {
            "clientId": "web",
            "attributes": {
              "client.offline.session.max.lifespan": "86400"
            }
          }
        ]
      }
      "
    `);
    expect(policyCode('json', input)).toMatchInlineSnapshot(`
      "{
        "format": "curfew-policy",
        "version": 1,
        "realm": "acme",
        "policy": {
          "maxEnabled": true,
          "clientIdle": 3888000
        },
        "clients": [
          {
            "clientId": "kiosk's",
            "idle": null,
            "max": {
              "raw": "30d"
            }
          },
          {
            "clientId": "web",
            "max": 86400
          }
        ]
      }
      "
    `);
  });
});

const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');

/** The words of each command, as a POSIX shell splits them; throws on what it would interpret. */
function shellCommands(script: string): string[][] {
  const commands: string[][] = [];
  for (const line of script.replaceAll('\\\n', ' ').match(/#[^\n]*|(?:'[^']*'|\\'|[^'\n])+/g) ??
    []) {
    if (line.startsWith('#')) continue;
    const words = line.match(/(?:'[^']*'|\\'|[^ '\\])+/g) ?? [];
    commands.push(
      words.map((word) =>
        Array.from(word.matchAll(/'([^']*)'|\\(')|([^'\\]+)/g), ([, quoted, escaped, bare]) => {
          if (bare !== undefined && !/^[\w./:=,@%+-]+$/.test(bare)) throw new Error(bare);
          return quoted ?? escaped ?? bare ?? '';
        }).join(''),
      ),
    );
  }
  return commands;
}

/** What a quoted text of HCL means; throws on a template or a raw control character. */
function hclText(quoted: string): string {
  const inner = /^"(.*)"$/.exec(quoted)?.[1] ?? '';
  return inner.replaceAll(
    /\\u(.{4})|\\U(.{8})|\\(.)|([$%])\4\{|[$%]\{|["\p{Cc}]/gu,
    (all: string, ...[short, long, char, dollar]: (string | undefined)[]) => {
      const digits = short ?? long;
      if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, 16));
      if (dollar !== undefined) return `${dollar}{`;
      const meant = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }[char ?? ''];
      if (meant === undefined) throw new Error(`HCL would interpret ${all}`);
      return meant;
    },
  );
}
