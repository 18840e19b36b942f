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
  readonly at: string;
  /** The agent whose code it was. */
  readonly by: string;
}

export type Redeemed = { readonly linked: Link } | { readonly refused: 'unknown' | 'too-many' };

/**
 * Who may see which company's amounts. The only way in is a code that an agent issued: never a name, never a mail domain
 * (domain.md §3.2). A code works once and for a day; guessing is stopped after a few tries.
 */
export interface Links {
  issue(company: Company, by: string): Promise<LinkCode>;
  /** Again by the same person it answers the same: a crash in between is mended by typing the code once more. */
  redeem(code: string, person: LinkedPerson): Promise<Redeemed>;
  of(companyId: string): Promise<readonly Link[]>;
  /** Undefined: they were not linked. */
  remove(personId: string, companyId: string): Promise<Link | undefined>;
}

/** What looks like a code in a message: every code has a digit, so that "invoices" is none. Undefined: it does not. */
export const codeIn = (text: string): string | undefined =>
  /^\s*(?=\D*\d)([A-Z2-9]{4})[-\s]?([A-Z2-9]{4})\s*$/i.exec(text)?.slice(1).join('').toUpperCase();
