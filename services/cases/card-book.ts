/** Where a case's live card stands in the agents' channel. */
export interface CardPlace {
  readonly channelId: string;
  /** The thread the card began. */
  readonly conversationId: string;
  readonly activityId: string;
}

export interface CardBook {
  find(caseNumber: string): Promise<CardPlace | undefined>;
  put(caseNumber: string, place: CardPlace): Promise<void>;
  /** The case whose thread this is: a reply there needs no number. */
  caseOf(conversationId: string): Promise<string | undefined>;
}
