import { expect } from 'chai';
import { z } from 'zod';
import { parseYaml } from '../../services/content-file';
import { languages } from '../../services/understanding/understanding';
import { type Player, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

const perLanguage = <T extends z.ZodType>(shape: T) => ({ en: shape, zh: shape, pt: shape });
const asked = z.array(
  z.strictObject({
    topic: z.string(),
    says: z.strictObject(perLanguage(z.string())),
    source: z.boolean().default(true),
    ...perLanguage(z.array(z.string()).min(3)),
  }),
);

const source = { en: /Source: /, zh: /来源：/, pt: /Fonte: / };

const locale = { en: 'en-US', zh: 'zh-CN', pt: 'pt-BR' } as const;

/** Ana of the sample partner asks, with a client in each language, as the demo's customer may. */
for (const language of languages) {
  describe(`questions in ${locale[language]}`, () => {
    let house: OwnHouse;
    let ana: Player;
    before(async () => {
      house = await ownHouse();
      ana = house.player('Ana', locale[language]);
    });
    after(() => house.stop());

    for (const { topic, says, source: sourced, ...questions } of parseYaml('test/dialogs/questions.yaml', asked)) {
      it(topic, async () => {
        for (const question of questions[language]) {
          const answer = await answerTo(question);
          expect(answer, question).to.match(new RegExp(says[language]));
          if (sourced) expect(answer, question).to.match(source[language]);
        }
      });
    }

    async function answerTo(question: string): Promise<string> {
      const before = ana.sees().length;
      await ana.says(question);
      const answer = ana.sees().slice(before).map(wordsOf).join('\n');
      await ana.says('stop');
      return answer;
    }
  });
}
