import { z } from 'zod';
import { type Locale, locales } from '../locales';
import type { PartnerCenterRole } from './roles';

/** Somebody as a turn sees them. `id` is the Entra object id: the only name of a person that is never taken from a card. */
export type Person = Agent | Customer | Stranger;

interface Anybody {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
}

/** On the partner's desk. A manager is an agent who may also overrule, with a reason that is recorded. */
export interface Agent extends Anybody {
  readonly kind: 'agent' | 'manager';
  readonly role: PartnerCenterRole;
}

/** In a customer's tenant. Only a linked one is shown amounts; nobody is linked by name or mail domain. */
export interface Customer extends Anybody {
  readonly kind: 'customer';
  readonly company?: { readonly id: string; readonly name: string };
}

/** In a tenant we do not serve, or in the partner's tenant but not on the desk. */
export interface Stranger extends Anybody {
  readonly kind: 'stranger';
}

/** What is remembered of a person between turns, whoever they are. */
export const profileShape = z.object({
  id: z.string(),
  tenantId: z.string(),
  /** Empty: their channel tells none. */
  name: z.string().default(''),
  /** The person's own choice. */
  locale: z.enum(locales).optional(),
  /** The language they last wrote in. */
  writtenLocale: z.enum(locales).optional(),
  /** What their client says. */
  clientLocale: z.enum(locales).optional(),
  zone: z.string().optional(),
  personalConversationId: z.string().optional(),
  company: z.object({ id: z.string(), name: z.string() }).optional(),
  /** The case whose owner has the talk: what this person writes goes there. */
  talk: z.string().optional(),
});
export type Profile = z.infer<typeof profileShape>;

/** The language to speak to somebody in: their own choice, else how they write, else what their client says. */
export const localeOf = (profile: Profile): Locale | undefined =>
  profile.locale ?? profile.writtenLocale ?? profile.clientLocale;

export interface Profiles {
  find(personId: string): Promise<Profile | undefined>;
  /** Adds to what is known of a person, or replaces it, field by field. What is undefined in `news` is no news. */
  learn(personId: string, news: Partial<Profile>): Promise<void>;
  forget(personId: string, what: keyof Profile): Promise<void>;
}
