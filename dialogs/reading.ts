import type { Language, Reading, Understanding } from '../services/understanding/understanding';
import type { Turn } from './turn';

/** What a turn's own words are about; read once, however many openings ask. A press or a command says nothing in words. */
export type Read = (turn: Turn) => Reading | undefined;

export function reader(understanding: Understanding): Read {
  const readings = new WeakMap<Turn, Reading>();
  return (turn) => {
    if (turn.pressed || turn.text === '') return undefined;
    const reading = readings.get(turn) ?? understanding.read(turn.text, { language: languageOf(turn) });
    readings.set(turn, reading);
    return reading;
  };
}

const languageOf = ({ locale }: Turn): Language => (({ 'en-US': 'en', 'zh-CN': 'zh', 'pt-BR': 'pt' }) as const)[locale];

/** Sure enough of this topic to act on it. */
export const isAbout = (reading: Reading | undefined, ...topics: readonly string[]): boolean =>
  reading?.band === 'answer' && topics.includes(reading.topic);
