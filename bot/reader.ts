import type { Logger } from 'pino';
import { type SecondOpinion, secondOpinion } from '../services/understanding/language-model';
import type { Understanding } from '../services/understanding/understanding';
import type { Config } from './config';

type Settings = Pick<Config, 'UNDERSTANDING_LLM_URL' | 'UNDERSTANDING_LLM_KEY' | 'UNDERSTANDING_LLM_MODEL'>;

/** How messages are read: in process; where a language model is configured, it is asked for a second opinion in cases of doubt. */
export function readerOf(
  { UNDERSTANDING_LLM_URL: baseUrl, UNDERSTANDING_LLM_KEY: key, UNDERSTANDING_LLM_MODEL: model }: Settings,
  local: Understanding,
  log: Logger,
): SecondOpinion {
  if (!baseUrl || !model) return { read: async (text, hint) => local.read(text, hint) };
  return secondOpinion(local, {
    baseUrl,
    key,
    model,
    topics: local.topics,
    onOutcome: (outcome) => log.info({ outcome }, 'second opinion'),
  });
}
