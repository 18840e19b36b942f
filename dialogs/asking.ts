import type { Turn } from './turn';

/** A sentence that begins with one of these, as whole words. */
const begins = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})(?!\\p{L})`, 'iu');
const fits = (words: string, forms: readonly RegExp[]) => forms.some((form) => form.test(words.trim()));

/** A question by its form: it ends as one, or begins as one begins where people leave the mark out. */
const QUESTION = [
  /[?？]["'”」)\s]*$|[吗呢][。!！~\s]*$/u,
  begins(
    'how (?:do|does|can|could|should|would|much|many|long|soon|often)',
    'which (?:\\S+ ){1,3}?(?:do|does|is|are|can|should)',
    "(?:what|where|who)['’]?s (?:the|my|our|your)",
    '(?:what|when|where|which|who|why) (?:is|are|was|will|would|do|does|did|can|could|should|must)',
    'what (?:if|happens|about|time|date|day)',
    '(?:can|could|may|shall|should|must|do|does|did|is|are|will|would|have|has) (?:i|we|you|it|there|they|this|that|the|my|our|your|some\\p{L}*|any\\p{L}*)',
  ),
  begins(
    'quant[oa]s?|qual|quais|onde|aonde|cad[êe]|at[ée] quando|quando(?! \\p{L}+mos(?!\\p{L}))',
    'posso|podemos|podem|tem como|d[áa] p(?:ara|ra)|[ée] poss[íi]vel|ser[áa] que|o que (?:acontece|[ée]|eu)',
    'voc[êe]s (?:v[ãa]o|podem|aceitam|recebem|receberam)',
  ),
  /^(?:请问|我想知道|想问)|多少钱?[？?]?$|几号|什么时候|何时|哪里|哪儿|多久|能不能|能否|可不可以|可否|是否|有没有/u,
];

/** How people ask what to do and how things are done here, whatever it is about: nobody tells what happened to them like that. */
const PRACTICAL = [
  begins(
    'how (?:do|can|could|should|would) (?:i|we)|how long|what (?:happens|if|do (?:i|we)|should (?:i|we))',
    '(?:can|could|may|should|must) (?:i|we)|(?:do|will|would) (?:i|we) (?:still |also |really )?(?:have|need|get|lose|pay)',
    "(?:i|we)(?: would|'d)? (?:want|like|need) to know",
    "(?:what|which|where|when|who)(?: is|['’]?s| are) (?:\\S+ ){0,4}?(?:deadline|time limit|process|procedure|next step|number to call)",
  ),
  begins(
    'como (?:que |eu |a gente |n[óo]s |se )?(?:\\p{L}+(?<![aiu]d)o|\\p{L}+[aei]r|faz|fazemos|podemos|funciona)',
    'posso|podemos|tem como|d[áa] p(?:ara|ra)|[ée] poss[íi]vel|preciso \\p{L}+[aei]r(?=.*\\?)',
    'quanto tempo|at[ée] quando|o que (?:acontece|eu fa[çc]o|fa[çc]o|preciso|devo)',
    '(?:quero|queria|gostaria de|preciso) saber',
    'qua(?:l|is) (?:[ée] |s[ãa]o )?(?:\\S+ ){0,4}?(?:prazo|processo|procedimento|passo|telefone)',
  ),
  /^(?:请问|我?想知道|我?想问)|多久|期限|流程|能不能|可不可以|(?:需要|要|可以|能)[^，。,]*吗[？?]?$/u,
  /(?:怎么|如何|怎样)(?!还|又|会|就|多|变|没|不|可能|能|收|扣|回事)/u,
];

/** Words of who tells what was done to them: even asked, it is what they bring forward. */
const TELLING = [
  /(?<!\p{L})(?:charged|billed|invoiced|overcharged|promised|agreed|told us)(?!\p{L})/iu,
  /(?<!\p{L})(?:(?:fomos|fui|foi) cobrad\p{L}*|cobraram|faturaram|prometid\p{L}*|prometeram|combinad\p{L}*|disseram|informaram)/iu,
  /收了|扣了|多收|还在收|重复|答应|承诺|说好|约定/u,
];

/** How people begin when they want something now. */
const WISH = [
  begins(
    "(?:(?:please|pls|ok|no|hi|hello|sorry)[, ]+)*(?:i|we)(?: would|['’]d)?(?: really| just)? (?:want|need|like|prefer|wish)",
    '(?:(?:please|pls|ok|no|hi|hello|sorry)[, ]+)*(?:let|get|give|put|send|show|call) me',
    '(?:(?:please|pls|ok|no|hi|hello|sorry)[, ]+)*(?:connect|transfer|can|could|may|speak|talk|contact|request)',
    'real|live|human|agent|person|operator|somebody|someone|representative|manager',
  ),
  begins(
    '(?:(?:por favor|oi|ol[áa]|n[ãa]o)[, ]+)*(?:eu )?(?:quero|queria|preciso|gostaria|prefiro|posso|pode|podem|tem como)',
    '(?:por favor[, ]+)?me (?:passa|passe|liga|ligue|manda|mande|envia|envie|chama|transfere|transfira)',
    'chama|chame|falar|fala com|passa|transfere|transferir|atendente|atendimento|humano|pessoa|algu[ée]m',
  ),
  /^(?:请|麻烦|你好|您好|[，, ])*(?:我|我们)?(?:要|想|需要|转|找|帮我|给我|叫|换|联系|接|人工|真人|客服)/u,
];
const LONGEST_WISH = { words: 9, signs: 16 };

export const isQuestion = (words: string): boolean => fits(words, QUESTION);

export const isPractical = (words: string): boolean => fits(words, PRACTICAL) && !isTelling(words);

/** Whoever tells what was done to them asks nothing, whatever form it has: "why were we charged twice?" */
export const isTelling = (words: string): boolean => fits(words, TELLING);

/** Short, and without numbers: "I want to talk to a human", "转人工"; not "I talked to your agent on 5 June". */
export function isWish(words: string): boolean {
  const short =
    words.trim().split(/\s+/).length <= LONGEST_WISH.words &&
    (words.match(/\p{Script=Han}/gu) ?? []).length <= LONGEST_WISH.signs;
  const last = words.split(/[,;.!，；。！](?=.)/u).at(-1) ?? '';
  return short && !/\p{N}/u.test(words) && (fits(words, WISH) || fits(last, WISH));
}

/** Topics that may be what is wrong with a charge: sure of one of them, people may be asking, or telling why they dispute. */
const ofCharges = [
  'invoice-explain',
  'price-change',
  'seat-change',
  'cancel-subscription-billing',
  'refund-credit',
  'fraud-misuse',
  'dispute-open',
];
const SURE = 0.8;

/**
 * Where any words are taken as evidence: a plain question about something else, or a wish for it, is answered first. `matters`:
 * more topics of what is being disputed.
 */
export function isSideQuestion({ reading, pressed, text }: Turn, matters: readonly string[] = []): boolean {
  if (pressed || !reading || reading.band === 'out-of-scope') return false;
  if (isPractical(text)) return true;
  const elsewhere = ![...ofCharges, ...matters].includes(reading.topic);
  const sure = reading.band === 'answer' && reading.confidence >= SURE;
  return elsewhere && sure && !isTelling(text) && (isQuestion(text) || isWish(text));
}
