import { randomUUID } from 'node:crypto';
import type { Asked, Reply } from '../simulator';

type Kind = 'app' | 'user';

/**
 * Entra's token endpoint, old (v1: numbers in quotes) and new (v2), for App-only and App+User (domain.md §2.2).
 * Refresh tokens are renewed with every use. Any client is known, unless its secret begins with
 * 'wrong'; the refresh token 'revoked' is refused.
 */
export function tokenOffice(lifetimeSeconds = 3600) {
  const issued = new Map<string, Kind>();
  const revoked = new Set<string>();

  function issue({ url, body }: Asked): Reply {
    const form = new URLSearchParams(body);
    const kind = kindOf(form.get('grant_type'));
    if (!kind) return refuse(400, 'unsupported_grant_type');
    if (/^(wrong|$)/.test(form.get('client_secret') ?? '')) return refuse(401, 'invalid_client');
    if (kind === 'user' && [null, '', 'revoked'].includes(form.get('refresh_token')))
      return refuse(400, 'invalid_grant');

    const token = `${kind}-${randomUUID()}`;
    issued.set(token, kind);
    const seconds = url.pathname.includes('/v2.0/') ? lifetimeSeconds : String(lifetimeSeconds);
    const renewed = kind === 'user' ? { refresh_token: `refresh-${randomUUID()}` } : {};
    return { status: 200, body: { token_type: 'Bearer', expires_in: seconds, access_token: token, ...renewed } };
  }

  return {
    issue,
    /** A token that was not issued here is taken for a user's: for tests that care for other things. */
    kindOf: (authorization = ''): Kind | undefined => {
      const token = /^Bearer (\S+)$/.exec(authorization)?.[1];
      return token === undefined || revoked.has(token) ? undefined : (issued.get(token) ?? 'user');
    },
    revokeAll: () => {
      for (const token of issued.keys()) revoked.add(token);
    },
  };
}

const kindOf = (grant: string | null): Kind | undefined => {
  if (grant === 'client_credentials') return 'app';
  return grant === 'refresh_token' ? 'user' : undefined;
};

const refuse = (status: number, error: string): Reply => ({
  status,
  body: { error, error_description: `simulated: ${error}`, error_codes: [70000] },
});
