import { z } from 'zod';
import { ServiceError, type ServiceErrorCode } from '../errors';
import { retryAfterMs } from '../retry-after';
import type { Answer } from './answer';

/** What an HTTP status means when the body adds nothing. */
export function meaningOf(status: number): ServiceErrorCode {
  if (status === 401 || status === 403) return 'not-allowed';
  if (status === 404) return 'missing';
  if (status === 409 || status === 412 || status === 417) return 'conflict';
  if (status === 429) return 'throttled';
  if (status === 408 || status >= 500 || status < 400) return 'unavailable'; // below 400: a redirect we do not follow
  return 'invalid';
}

/** Codes of Partner Center that say something else than their HTTP status does (domain.md §2.5). */
const meaningOfCode: Readonly<Record<string, ServiceErrorCode>> = {
  '2055': 'conflict', // ETag no longer valid, sent as 400
  '2011': 'missing', // the subscription is deleted, sent as 400
  '800040': 'conflict', // the status cannot change: read again
  '800091': 'conflict',
  '800096': 'conflict',
  '800060': 'unavailable', // an order is in progress: minutes, sent as 409
  '800081': 'unavailable', // not activated yet, sent as 400
  '800082': 'unavailable',
  '800042': 'not-allowed', // not supported in this environment, sent as 400
  '900127': 'not-allowed',
  '900141': 'not-allowed',
};

const errorBody = z.object({
  code: z.union([z.string(), z.number()]).transform(String).optional(),
  description: z.string().optional(),
  message: z.string().optional(), // a 429 has this and no code (domain.md §2.3)
});

/** The error for an answer that is not the one we wanted. `asked` goes into the message: what, and its correlation id. */
export function failureOf(answer: Answer, asked: string, now: number): ServiceError {
  const { code, description, message } = errorBody.safeParse(jsonOf(answer.text)).data ?? {};
  const said = [`${answer.status}`, code, description ?? message].filter(Boolean).join(' ');
  return new ServiceError(kindOf(answer, code), `Partner Center answered ${said} to ${asked}`, {
    retryAfterMs: retryAfterMs(answer.headers, now) ?? secondsIn(message),
  });
}

function kindOf(answer: Answer, code = ''): ServiceErrorCode {
  const meaning = meaningOf(answer.status);
  // A page for people comes from something in front of Partner Center; it knows nothing of our customers.
  if (isPage(answer) && (meaning === 'missing' || meaning === 'invalid')) return 'unavailable';
  return meaningOfCode[code] ?? meaning;
}

export const isPage = ({ headers, text }: Answer) =>
  /\bhtml\b/i.test(headers.get('content-type') ?? '') || text.trimStart().startsWith('<');

/** "Rate limit is exceeded. Try again in 57 seconds." */
function secondsIn(message = ''): number | undefined {
  const seconds = /(\d+) seconds?/i.exec(message)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
