import * as v from 'valibot';

import type { Seconds } from '#domain/time.ts';

/** Where Keycloak is and how Curfew signs people in; from `/config.json`, so one build serves all. */
export interface AppConfig {
  /** Keycloak's own address, where people sign in; may have a path, never ends in a slash. */
  readonly keycloakUrl: string;
  /** Where this browser's calls go: Keycloak itself, or a path of this host proxied to it. Absolute. */
  readonly adminUrl: string;
  /** The realm admins sign in to: `master`, or the one realm they manage. */
  readonly realm: string;
  readonly clientId: string;
  readonly revocation: RevocationConfig;
}

/** What a deployment asks of people before something is revoked. */
export interface RevocationConfig {
  /** From this many calls, grants or sessions on, the number is typed to confirm. */
  readonly typeFrom: number;
  /** The oldest sign-in that may start a revocation; undefined where any may. */
  readonly freshSignInSeconds: Seconds | undefined;
}

/** `problem` says what is wrong with `/config.json` in words for the one who deploys Curfew. */
export type AppConfigResult =
  | { readonly kind: 'ok'; readonly config: AppConfig }
  | { readonly kind: 'bad'; readonly problem: string };

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty());

const USUAL_TYPE_FROM = 100;
/** Less would be over before the way back from Keycloak's page. */
const LEAST_FRESH_SECONDS = 10;

const Revocation = v.strictObject({
  typeFrom: v.optional(
    v.pipe(v.number(), v.check(isCount, 'a whole number of 1 or more')),
    USUAL_TYPE_FROM,
  ),
  freshSignInSeconds: v.optional(
    v.pipe(
      v.number(),
      v.check(
        (value) => isCount(value) && value >= LEAST_FRESH_SECONDS,
        `a whole number of ${LEAST_FRESH_SECONDS} or more`,
      ),
    ),
  ),
});

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

const ConfigFile = v.strictObject({
  keycloakUrl: Text,
  adminUrl: v.optional(Text),
  realm: v.pipe(
    Text,
    v.check((name) => name !== '.' && name !== '..' && !name.includes('/'), 'a realm name'),
  ),
  clientId: Text,
  revocation: v.optional(Revocation, {}),
});

/** Fetches and checks `/config.json`. `pageUrl` is the page's own address, for relative paths. */
export async function loadAppConfig(pageUrl: string): Promise<AppConfigResult> {
  const url = new URL('/config.json', pageUrl).href;
  let response: Response;
  try {
    // Just as index.html asks for it ahead, or the browser would fetch it twice.
    response = await fetch(url);
  } catch {
    return bad(`${url} did not answer.`);
  }
  if (!response.ok) return bad(`${url} answered ${response.status}. The file is missing.`);
  return readAppConfig(await response.text(), pageUrl);
}

/** Reads the text of a `config.json`. */
export function readAppConfig(text: string, pageUrl: string): AppConfigResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return bad(
      text.trimStart().startsWith('<')
        ? 'It holds a web page. The server answers missing files with index.html; it must answer 404 for config.json.'
        : `It is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const result = v.safeParse(ConfigFile, json);
  if (!result.success) return bad(issueText(result.issues[0]));
  return withUrls(result.output, pageUrl);
}

function issueText(issue: v.InferIssue<typeof ConfigFile>): string {
  const field = v.getDotPath(issue);
  if (field === null) return `It must hold an object in braces, but is ${issue.received}.`;
  if (issue.expected === 'never') return `“${field}” is not a setting.`;
  if (issue.received === 'undefined') return `“${field}” is missing.`;
  if (issue.type === 'non_empty') return `“${field}” is empty.`;
  return `“${field}” must be ${issue.expected ?? issue.message}, but is ${issue.received}.`;
}

function withUrls(file: v.InferOutput<typeof ConfigFile>, pageUrl: string): AppConfigResult {
  const keycloakUrl = httpUrl(file.keycloakUrl);
  if (!keycloakUrl)
    return bad('“keycloakUrl” must be an http(s) address such as https://id.example.com.');
  const adminUrl = httpUrl(file.adminUrl ?? file.keycloakUrl, pageUrl);
  if (!adminUrl) return bad('“adminUrl” must be an http(s) address or a path such as /kc.');
  if (pageUrl.startsWith('https:') && adminUrl.startsWith('http:')) {
    return bad(`This page is https, so the browser refuses calls to ${adminUrl}.`);
  }
  const { typeFrom, freshSignInSeconds } = file.revocation;
  return {
    kind: 'ok',
    config: { ...file, keycloakUrl, adminUrl, revocation: { typeFrom, freshSignInSeconds } },
  };
}

function httpUrl(text: string, base?: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') return undefined;
  return url.href.replace(/\/+$/, '');
}

const bad = (problem: string): AppConfigResult => ({ kind: 'bad', problem });
