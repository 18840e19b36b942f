import { z } from 'zod';
import type { PartnerCenterData } from './data';
import { type Refusal, refusal } from './refusals';

export type HeldSubscription = PartnerCenterData['subscriptions'][number] & { readonly etag: string };

/** Keys of a PATCH are written in PascalCase by the documents, in camelCase by those who send back what they got. */
const camelKeys = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), camelKeys(inner)]),
      );

const change = z.preprocess(
  camelKeys,
  z.object({
    status: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['active', 'suspended'])),
    quantity: z.int(),
    friendlyName: z.string().nullish(),
    attributes: z.object({ etag: z.string().optional() }).optional(),
  }),
);

/** Subscriptions that remember what was done to them, as long as the process lives. */
export function subscriptionsOf(data: PartnerCenterData) {
  const versions = new Map<string, number>();
  const held = new Map(data.subscriptions.map((subscription) => [subscription.id, subscription]));

  const etagOf = (id: string) => Buffer.from(JSON.stringify({ id, version: versions.get(id) ?? 1 })).toString('base64');
  const find = (customerId: string, id: string): HeldSubscription | undefined => {
    const found = held.get(id.toLowerCase());
    return found?.customerId === customerId.toLowerCase() ? { ...found, etag: etagOf(found.id) } : undefined;
  };
  const write = (subscription: HeldSubscription) => {
    const { etag: _, ...stored } = subscription;
    held.set(stored.id, stored);
    versions.set(stored.id, (versions.get(stored.id) ?? 1) + 1);
  };
  const addOnsOf = (id: string) =>
    [...held.values()].filter(({ parentId, status }) => parentId === id && status === 'active');

  return {
    of: (customerId: string) =>
      [...held.values()]
        .filter((one) => one.customerId === customerId.toLowerCase())
        .map((one) => find(customerId, one.id)!),
    find,

    /** Suspends, reactivates, changes seats. A suspended subscription takes its add-ons along (domain.md §1.4). */
    patch(current: HeldSubscription, body: unknown, ifMatch?: string): HeldSubscription | Refusal {
      const wanted = change.safeParse(body).data;
      if (!wanted) return refusal(400, '400', 'The body is not a subscription');
      const parent = current.parentId ? held.get(current.parentId) : undefined;
      const no = refusalOf(current, wanted, { ifMatch, parentStatus: parent?.status });
      if (no) return no;
      if (wanted.status === current.status && wanted.quantity === current.quantity) return current;

      write({ ...current, status: wanted.status, quantity: wanted.quantity });
      if (wanted.status === 'suspended') {
        for (const addOn of addOnsOf(current.id)) write({ ...addOn, status: 'suspended', etag: '' });
      }
      return find(current.customerId, current.id) ?? current;
    },
  };
}

/** Why not, in the codes of domain.md §2.5. The etag may come in the header, in the body, or in both: none may be stale. */
function refusalOf(
  current: HeldSubscription,
  wanted: z.infer<typeof change>,
  { ifMatch, parentStatus }: { ifMatch?: string; parentStatus?: string },
): Refusal | undefined {
  const etags = [ifMatch?.replace(/^"|"$/g, ''), wanted.attributes?.etag].filter((etag) => etag !== undefined);
  if (etags.length === 0) return refusal(412, '800036', 'Pre-condition failed: no etag');
  if (etags.some((etag) => etag !== current.etag)) return refusal(400, '2055', 'Etag is no longer valid');
  if (current.status === 'deleted') return refusal(400, '2011', 'The subscription is deleted');

  const suspended = current.status === 'suspended' || wanted.status === 'suspended';
  if (suspended && wanted.quantity !== current.quantity)
    return refusal(400, '2001', 'The quantity cannot change while the subscription is suspended');
  if (wanted.status === 'active' && parentStatus && parentStatus !== 'active')
    return refusal(409, '27009', 'A child cannot be enabled while its parent is not active');
  return undefined;
}
