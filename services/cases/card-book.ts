/** Where a case's live card stands in the agents' channel. */
export interface CardPlace {
  readonly channelId: string;
  /** The thread the card began. */
  readonly conversationId: string;
  readonly activityId: string;
}

export interface CardBook {
  find(caseNumber: string): Promise<CardPlace | undefined>;
  /** The case whose card began this thread. */
  caseIn(conversationId: string): Promise<string | undefined>;
  put(caseNumber: string, place: CardPlace): Promise<void>;
  /** Puts it only where none is known: a card somebody presses was posted, whatever became of the process that posted it. */
  adopt(caseNumber: string, place: CardPlace): Promise<void>;
}
