/** A customer of the partner, by its Partner Center id. */
export interface Company {
  readonly id: string;
  readonly name: string;
}

/** By Entra object id. */
export interface LinkedPerson {
  readonly id: string;
  readonly name: string;
}

export interface LinkCode {
  /** Eight letters and digits, as they are read out on the phone: K7QF-3M9T. */
  readonly code: string;
  readonly until: Date;
}

/** A person who may see a company's bills. */
export interface Link {
  readonly person: LinkedPerson;
  readonly company: Company;
  /** When the code was typed, in Redis time: no two links of a person have the same. */
  readonly at: string;
  /** The agent whose code it was. */
  readonly by: string;
}

/** What a person's latest code did. It counts until it is taken back, or until another code is typed. */
export interface LatestLink extends Omit<Link, 'person'> {
  readonly ended: boolean;
}

/** `before`: the company their code before this one was for. */
export type Redeemed =
  | { readonly linked: Link; readonly before?: string }
  | { readonly refused: 'unknown' | 'too-many' };

/**
 * Who may see which company's amounts. The only way in is a code that an agent issued: never a name, never a mail domain
 * (domain.md §3.2). A code works once and for a day; guessing is stopped after a few tries. A person has one link at a time.
 */
export interface Links {
  issue(company: Company, by: string): Promise<LinkCode>;
  /**
   * Again by the same person, while it is the code that counts, it answers the same: a crash in between is mended by typing it
   * once more. After that it is as unknown as any other.
   */
  redeem(code: string, person: LinkedPerson): Promise<Redeemed>;
  /** Undefined: no code of theirs is remembered. */
  latest(personId: string): Promise<LatestLink | undefined>;
  /** Everybody on a company's list. */
  of(companyId: string): Promise<readonly Link[]>;
  /** Undefined: they are not on the company's list. */
  listed(personId: string, companyId: string): Promise<Link | undefined>;
  /** From here on it does not count, and its code is worth nothing. It stays listed: what else is to be done may not be done yet. */
  end(link: Link): Promise<void>;
  /** Off the list, if it is still this one that stands there. */
  strike(link: Link): Promise<void>;
}

/** No 0 and O, no 1, I and L: codes are read out. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A message that is a code: both halves have a letter and a digit, so that "invoices" and "case 9836" are none. */
export function codeIn(text: string): string | undefined {
  const [, first, second] = /^\s*([A-Z2-9]{4})[-\s]?([A-Z2-9]{4})[\s.!]*$/i.exec(plain(text)) ?? [];
  return first && second && isHalf(first) && isHalf(second) ? `${first}${second}`.toUpperCase() : undefined;
}

const WITHIN = new RegExp(
  `(?<![\\p{Script=Latin}\\d_-])([${CODE_ALPHABET}]{4})[- ]?([${CODE_ALPHABET}]{4})(?![\\p{Script=Latin}\\d_-])`,
  'giu',
);

/** The code in a sentence. Of two nobody knows which is meant; numbers of invoices and cases are none. */
export function codeWithin(text: string): string | undefined {
  const found = [...plain(text).matchAll(WITHIN)].filter(
    ([, first = '', second = '']) => isHalf(first) && isHalf(second),
  );
  const [only, another] = found;
  return only && !another ? `${only[1]}${only[2]}`.toUpperCase() : undefined;
}

/** Wide signs, and the dashes a keyboard makes of a hyphen. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\p{Pd}/gu, '-');

const isHalf = (part: string): boolean => /\d/.test(part) && /[A-Z]/i.test(part);
