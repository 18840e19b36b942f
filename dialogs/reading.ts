import type { Turn } from './turn';

/** Sure enough of one of these topics to act on it. A press and a command say nothing in words. */
export const isAbout = ({ reading, pressed }: Turn, ...topics: readonly string[]): boolean =>
  pressed === undefined && reading?.band === 'answer' && topics.includes(reading.topic);
