import { Link, useRouteContext } from '@tanstack/react-router';

import { ForeignText } from '#components/foreign-text.tsx';
import { usePerson } from '#components/use-person.ts';
import { isPathSafe } from '#domain/path-safe.ts';
import {
  type DamagedPart,
  type Inspection,
  issuerBase,
  tokenOrigin,
  type TokenOrigin,
} from '#domain/token-inspection.ts';
import { Notice } from '#ui/notice.tsx';

import { SessionIdResult } from './session-id-result.tsx';
import { TokenResult } from './token-result.tsx';

const DAMAGE: Record<DamagedPart, string> = {
  header: 'Its first part cannot be read: characters are missing or were changed.',
  payload: 'Its middle part cannot be read: characters are missing or were changed.',
  signature: 'Its last part, the signature, is cut off or was changed.',
  parts: 'A token has three parts with dots between them. Copy it whole.',
};

interface InspectionResultProps {
  readonly realm: string;
  readonly inspection: Inspection;
}

/** What the pasted text is, and all that is known about it. */
export function InspectionResult({ realm, inspection }: InspectionResultProps) {
  const origin = useOrigin(realm, inspection);
  switch (inspection.kind) {
    case 'empty':
      return null;
    case 'token':
      return origin.kind === 'here' ? (
        <TokenResult
          key={`${inspection.claims.userId} ${inspection.claims.sessionId} ${inspection.token}`}
          realm={realm}
          token={inspection.token}
          claims={inspection.claims}
        />
      ) : (
        <Elsewhere origin={origin} />
      );
    case 'session-id':
    case 'uuid':
      return (
        <SessionIdResult realm={realm} id={inspection.id} isUuid={inspection.kind === 'uuid'} />
      );
    case 'damaged':
      return (
        <Notice tone="warn" role="status">
          <b className="font-semibold">A damaged token.</b> {DAMAGE[inspection.part]}
        </Notice>
      );
    case 'encrypted':
      return (
        <Notice tone="info" role="status">
          <b className="font-semibold">An encrypted token (JWE).</b> Only the app it was made for
          can read it, so nothing can be said about its session.
        </Notice>
      );
    case 'client-secret':
      return (
        <Notice tone="danger" role="status">
          <b className="font-semibold">This looks like a client secret, not a token.</b> Curfew
          neither sent nor kept it. Treat it as leaked if you pasted it anywhere else: give the
          client a new one, in Keycloak’s console under its credentials.
        </Notice>
      );
    case 'unknown':
      return (
        <Notice tone="warn" role="status">
          <b className="font-semibold">Neither a token nor a session id.</b> Keycloak’s tokens begin
          with “ey”. If this was a password or a secret: Curfew neither sent nor kept it, but treat
          it as leaked if you pasted it anywhere else.
        </Notice>
      );
  }
}

function useOrigin(realm: string, inspection: Inspection): TokenOrigin {
  const { config } = useRouteContext({ from: '/realms/$realm' });
  const own = issuerBase(usePerson()?.issuer ?? '');
  if (inspection.kind !== 'token') return { kind: 'unknown' };
  const bases = [config.keycloakUrl, ...(own === undefined ? [] : [own])];
  return tokenOrigin(inspection.claims.issuer, realm, bases);
}

function Elsewhere({ origin }: { origin: TokenOrigin }) {
  switch (origin.kind) {
    case 'other-realm':
      return (
        <Notice tone="warn" role="status">
          <b className="font-semibold">A token of another realm.</b> It belongs to{' '}
          {isPathSafe(origin.realm) ? (
            <Link
              to="/realms/$realm/inspect"
              params={{ realm: origin.realm }}
              className="font-medium underline"
            >
              <ForeignText text={origin.realm} />
            </Link>
          ) : (
            <ForeignText text={origin.realm} />
          )}
          : look at it there, where it stays in the field.
        </Notice>
      );
    case 'other-server':
      return (
        <Notice tone="warn" role="status">
          <b className="font-semibold">A token of another server.</b> It was issued by{' '}
          <ForeignText text={origin.issuer} className="font-mono break-all" />, of which this
          dashboard knows nothing.
        </Notice>
      );
    case 'here':
    case 'unknown':
      return (
        <Notice tone="warn" role="status">
          <b className="font-semibold">A token that names no issuer.</b> It is not one of
          Keycloak’s.
        </Notice>
      );
  }
}
