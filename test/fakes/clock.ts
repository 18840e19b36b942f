import type { Clock } from '../../services/calendar/clock';

/** A clock that stands still until somebody moves it. */
export class MovableClock implements Clock {
  private time: number;

  constructor(start: Date | string = '2026-03-02T09:00:00Z') {
    this.time = new Date(start).getTime();
  }

  async now(): Promise<Date> {
    return new Date(this.time);
  }

  /** Forward, or back with a negative number. */
  move(ms: number): void {
    this.time += ms;
  }

  set(instant: Date | string): void {
    this.time = new Date(instant).getTime();
  }
}
