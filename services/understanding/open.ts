import { join } from 'node:path';
import { localUnderstanding } from './local';
import { type Model, train } from './model';
import { loadModel, modelKey, saveModel } from './model-file';
import { readTopics, TOPICS_FOLDER } from './topics';
import { examplesOf } from './training-set';
import type { Understanding } from './understanding';

export interface Places {
  readonly topics?: string;
  /** Where the trained model lies between two starts; may be deleted at any time. */
  readonly cache?: string;
}

export const MODEL_FILE = join('.data', 'understanding.model');

/** From the cache in well under a second; trains (some seconds) and fills the cache when the messages have changed. */
export function openUnderstanding(places: Places = {}): Understanding {
  return localUnderstanding(openModel(places));
}

export function openModel({ topics = TOPICS_FOLDER, cache = MODEL_FILE }: Places = {}): Model {
  const key = modelKey(topics);
  return loadModel(cache, key) ?? trainInto(cache, key, topics);
}

function trainInto(cache: string, key: string, folder: string): Model {
  const topics = readTopics(folder);
  const acting = topics.filter(({ confirm }) => confirm).map(({ topic }) => topic);
  const model = train(examplesOf(topics), acting);
  saveModel(cache, key, model);
  return model;
}
