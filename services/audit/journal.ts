/** Who did what outside a case: links, rights, exports. Ids only, no names: what is erased elsewhere leaves no trace here. */
export interface Entry {
  /** ISO, UTC, Redis time. */
  readonly at: string;
  readonly by: { readonly id: string; readonly role: string };
  readonly what: string;
  /** Ids of what it was about, by their kind: person, company, case. */
  readonly about: Readonly<Record<string, string>>;
}

/** Append-only. Each entry is chained to the one before (services/audit/chain). */
export interface Journal {
  /** `operation`: the same one twice is written once. */
  append(entry: Omit<Entry, 'at'>, operation: string): Promise<void>;
  /** Oldest first, each with its link. */
  read(): Promise<{ readonly entries: readonly (Entry & { readonly link: string })[]; readonly head: string }>;
  /** All of it as it is stored, however long it is, for checking its chain. An entry that cannot be read has an empty link. */
  trail(): Promise<{
    readonly count: number;
    readonly head: string;
    readonly entries: AsyncIterable<{ readonly link: string } & object>;
  }>;
}
