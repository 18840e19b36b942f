/**
 * Hands out a bearer token. Called with a token that was refused (401), it gets another one,
 * unless somebody else already did: then that one is handed out.
 */
export type AccessToken = (refused?: string) => Promise<string>;

/** Sends with a token; refused with 401, once more with a new one (domain.md §2.5: "refresh token"). */
export async function withToken<Answer extends { readonly status: number }>(
  token: AccessToken,
  send: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const first = await token();
  const answer = await send(first);
  if (answer.status !== 401) return answer;

  const second = await token(first);
  return second === first ? answer : send(second);
}

export interface GrantedToken {
  readonly value: string;
  readonly expiresAt: Date;
}

/** A token counts as expired this much early, as in Microsoft's own SDK (domain.md §2.3). */
const EARLY_MS = 30_000;

/** Keeps what `acquire` grants until 30 s before its end. Those who ask while one is under way share it. */
export function cachedToken(acquire: () => Promise<GrantedToken>, now = Date.now): AccessToken {
  let held: GrantedToken | undefined;
  let underWay: Promise<GrantedToken> | undefined;

  const renew = async () => {
    underWay ??= acquire().finally(() => (underWay = undefined));
    held = await underWay;
    return held.value;
  };

  return async (refused) => {
    const usable = held && held.value !== refused && now() < held.expiresAt.getTime() - EARLY_MS;
    return usable ? held!.value : renew();
  };
}
