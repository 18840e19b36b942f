import type { Reply } from '../simulator';

/** A no in Partner Center's words (domain.md §2.3, §2.5). */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly description: string;
}

export const refusal = (status: number, code: string, description: string): Refusal => ({ status, code, description });

export const refused = ({ status, code, description }: Refusal): Reply => ({
  status,
  body: { code, description, data: [], source: 'PartnerFD' },
});

export const noTenant = refused(refusal(404, '60003', 'Tenant not found'));
export const noSubscription = refused(refusal(404, '20003', 'Subscription not found'));
export const noInvoice = refused(refusal(404, '404', 'Invoice not found'));
export const badQuery = refused(refusal(400, '400', 'The query is not valid'));
export const notHere = refused(refusal(400, '900141', 'Not supported in this environment'));
export const forbidden = refused(refusal(403, '900150', 'The role or the token lacks the rights'));
export const unauthorized: Reply = {
  ...refused(refusal(401, '800001', 'The partner token is missing or expired')),
  headers: { 'WWW-Authenticate': 'Bearer' },
};

/** The one error of another shape. */
const throttled: Reply = {
  status: 429,
  headers: { 'Retry-After': '1' },
  body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 1 seconds.' },
};

export const failed = (status: number): Reply =>
  status === 429 ? throttled : refused(refusal(status, String(status), 'Simulated'));
