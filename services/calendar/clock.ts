/** What time it is, in UTC. One clock for all processes (design.md §6): Redis TIME, never a process's own. */
export interface Clock {
  now(): Promise<Date>;
}
