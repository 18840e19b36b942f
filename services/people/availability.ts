/** Who is away from the desk. Working hours and capacity stand in content/team.yaml; this is what people say of themselves. */
export interface Availability {
  /** Agents who are away, with the moment they said so. */
  away(): Promise<ReadonlyMap<string, Date>>;
  leave(agentId: string, at: Date): Promise<void>;
  comeBack(agentId: string): Promise<void>;
}
