/** Somebody who is to be forgotten, and what their traces are known by. Gathered while it can still be read. */
export interface Subject {
  /** Entra object id. */
  readonly id: string;
  /** As they are called in what others are about to be told. */
  readonly names: readonly string[];
  /** Their own chats with us. */
  readonly chats: readonly string[];
  /** Numbers of the cases whose words are theirs (services/cases/personal). */
  readonly cases: ReadonlySet<string>;
}

/** A place where something of a person lies in clear. Whoever keeps something of people has one. */
export interface Traces {
  readonly what: 'profile' | 'links' | 'talks' | 'messages' | 'files' | 'chats' | 'presence';
  /** How much of them is here. */
  count(subject: Subject): Promise<number>;
  /** Once more finds nothing, or the rest of it. */
  clear(subject: Subject): Promise<void>;
}
