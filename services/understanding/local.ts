import { type Opinion, offerOnly, verdict } from './bands';
import { type Feature, features } from './features';
import { hash } from './hash';
import { languageOf } from './language';
import { knownWords, type Model, sparse } from './model';
import { normalise } from './normalise';
import { oddsOfPortuguese } from './portuguese';
import { probabilities } from './softmax';
import { inPortuguese } from './spanish';
import { type Evidence, OUT_OF_SCOPE, type Reading, type Topic, type Understanding } from './understanding';

/** Recognition in process, from a trained model. */
export function localUnderstanding(model: Model): Understanding {
  const known = knownWords(model.words);
  const lexicon = { known, portuguese: (word: string) => oddsOfPortuguese(model.portuguese, word) };

  return {
    topics: model.topics,
    confirms: (topic) => model.acting.includes(topic),
    knows: known,

    read(text, hint) {
      const normal = normalise(text);
      const spoken = languageOf(normal, lexicon, hint?.language);
      if (!spoken) return nothing(hint?.language ?? 'other');
      const { language, spanish } = spoken;
      if (language === 'other' && !spanish) return nothing('other');
      const found = features(spanish ? inPortuguese(normal) : normal, known);
      const sure = verdict(opinion(model, found));
      const { band, topic, offered, confidence } = spanish ? offerOnly(sure, opinion(model, found)) : sure;
      return { language, band, topic, offered, confidence, why: evidence(model, found, topic) };
    },
  };
}

const nothing = (language: Reading['language']): Reading => ({
  language,
  band: 'out-of-scope',
  topic: OUT_OF_SCOPE,
  offered: [],
  confidence: 1,
  why: [],
});

export function opinion(model: Model, found: readonly Feature[]): Opinion {
  const message = sparse(found, model.features);
  const topics = probabilities(model.topic, message);
  const out = model.topics.indexOf(OUT_OF_SCOPE);
  // two models asked in two ways err in different places
  const outOfScope = ((topics[out] ?? 0) + probabilities(model.gate, message)[1]!) / 2;
  const scale = (1 - outOfScope) / (1 - (topics[out] ?? 0) || 1);
  const ranked = model.topics
    .flatMap((topic, k) => (k === out ? [] : [{ topic, probability: topics[k]! * scale }]))
    .sort((a, b) => b.probability - a.probability);
  return { ranked, outOfScope };
}

const HEAVIEST = 5;

function evidence(model: Model, found: readonly Feature[], topic: Topic): Evidence[] {
  const { classes, weights } = model.topic;
  const k = model.topics.indexOf(topic);
  return found
    .flatMap(({ name, value }) => {
      const row = model.features.row(hash(name));
      return row < 0 ? [] : [{ feature: name, weight: value * weights[row * classes + k]! }];
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, HEAVIEST);
}
