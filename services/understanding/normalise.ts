import { simplified } from './traditional';

/** A message as the recogniser sees it. */
export interface Normal {
  /** Lower case, simplified Chinese, accents kept; numbers, addresses and links replaced by placeholders. */
  readonly text: string;
  /** Words (Latin script) and runs of other scripts, in order. */
  readonly words: readonly Word[];
}

export interface Word {
  readonly text: string;
  /** Without accents: "não" and "nao" are one word. */
  readonly folded: string;
  readonly script: 'latin' | 'han' | 'other' | 'placeholder';
  /** Written with a capital: at the start of a message anybody does it, inside it is a name unless we know the word. */
  readonly capital: 'no' | 'at the start' | 'inside';
}

/** 4 000 characters took 8 ms in the feasibility study (understanding.md); a billing question is said in far fewer. */
export const READ_AT_MOST = 400;

export const NUMBER = '0';
const PLAN = 'planx'; // E3, F1, P2 …: that a plan is named may count, which one may not
const MAIL = 'mailx';
const LINK = 'linkx';
const placeholders = new Set([NUMBER, PLAN, MAIL, LINK]);

export function normalise(message: string): Normal {
  const plain = foldHomoglyphs(plainText(message));
  const masked = mask(simplified(plain));
  const words = wordsOf(masked);
  return { text: masked.toLowerCase(), words };
}

/** Markup is text here: what looks like a tag, a mention or a template is taken apart, never obeyed. */
function plainText(message: string): string {
  return message
    .slice(0, READ_AT_MOST * 10)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]|\p{Variation_Selector}/gu, '')
    .replace(/<\/?[a-z][^<>]{0,200}>|&(?:nbsp|amp|lt|gt|quot|#\d+);/gi, ' ')
    .replace(/\$(?=\{)|[*_~`|#^\\[\]{}<>]+/g, ' ')
    .replace(/\p{M}{2,}/gu, (marks) => marks.slice(0, 1))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, READ_AT_MOST)
    .replace(/[\ud800-\udbff]$/, ''); // the cut may have halved a character
}

const ordinals = /(?<![\p{L}\d])\d{1,2}\s?[aªº]?\.?\s?(?=via(?!\p{L}))/giu;
const mails = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})*/g;
const links = /(?:https?:\/\/|www\.)\S+/gi;
const plans = /(?<![\p{L}\d])[aefgp]\d(?![\p{L}\d])|(?<=[\p{Script=Han}\s])[aefgp]\d(?=[\p{Script=Han}])/giu;
const guids = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
const numbered =
  /(?<![a-z])(?:[a-z]{1,3}|[a-z]{2,5}[-_/])?\d(?:[-_/.,:]?[a-z]{0,4}[-_/.,:]?\d)*(?:[a-z]{1,2}(?![a-z]))?%?/gi;
const calendar =
  /(?<!\p{L})(?:january|jan|february|feb|march|april|apr|june|july|august|aug|september|sept?|october|oct|november|nov|december|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day|janeiro|fevereiro|março|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|(?:segunda|terça|quarta|quinta|sexta)-feira)(?!\p{L})/giu;
const chineseNumbers = /[一二两三四五六七八九十百千万几]+(?=[个張张份月号天周年块元笔次台人位名月季期条])/g;

/** Digits, invoice numbers, amounts, dates, months never decide a topic: they all become the same placeholder. */
function mask(text: string): string {
  return text
    .replace(links, ` ${LINK} `)
    .replace(mails, ` ${MAIL} `)
    .replace(ordinals, 'segunda ')
    .replace(plans, ` ${PLAN} `)
    .replace(guids, ` ${NUMBER} `)
    .replace(numbered, ` ${NUMBER} `)
    .replace(calendar, ` ${NUMBER} `)
    .replace(/\p{N}+/gu, ` ${NUMBER} `)
    .replace(chineseNumbers, ` ${NUMBER} `)
    .replace(/[¥€£$￥₽₩]|(?<!\p{L})(?:r\$|us\$|rmb|cny|usd|brl|eur)(?!\p{L})/giu, ' ')
    .replace(/0(?:[\s.,:/–-]*0)+/g, NUMBER)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Chinese needs no space beside a Latin word: "Visio续订" is two. */
const wordShape = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}'’])+|0/gu;

function wordsOf(text: string): Word[] {
  const found = text.match(wordShape) ?? [];
  const shouted = !/\p{Ll}/u.test(text);
  return found.flatMap((piece, at) => {
    const word = piece.replace(/['’]/g, '');
    if (word === '') return [];
    const lower = word.toLowerCase();
    const capital = shouted || !/^\p{Lu}/u.test(word) ? 'no' : at === 0 ? 'at the start' : 'inside';
    return [{ text: lower, folded: fold(lower), script: scriptOf(lower), capital }];
  });
}

function scriptOf(word: string): Word['script'] {
  if (placeholders.has(word)) return 'placeholder';
  if (/^\p{Script=Han}/u.test(word)) return 'han';
  return /^\p{Script=Latin}/u.test(word) ? 'latin' : 'other';
}

const fold = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o');

const strangers = [...'аеорсухіјѕһԁԛԝкмтвнАВЕКМНОРСТУХІЈЅ', ...'αοεικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'];
const familiar = [...'aeopcyxijshdqwkmtbhABEKMHOPCTYXIJS', ...'aoeikvptuxABEZHIKMNOPTYX'];
const lookAlikes: ReadonlyMap<string, string> = new Map(
  strangers.map((letter, at) => [letter, familiar[at] ?? letter]),
);
const letters = /[\p{L}\p{M}]+/gu;
const stranger = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** "invоice" with a Cyrillic о is still "invoice". Whole words in another alphabet stay what they are. */
function foldHomoglyphs(text: string): string {
  if (!stranger.test(text)) return text;
  const folded = text.replace(letters, (word) => (/\p{Script=Latin}/u.test(word) ? swap(word) : word));
  const left = folded.match(letters)?.filter((word) => stranger.test(word)) ?? [];
  const disguised = left.every((word) => [...word].every((letter) => lookAlikes.has(letter)));
  const mostlyLatin = (folded.match(/\p{Script=Latin}/gu)?.length ?? 0) > left.join('').length;
  return disguised && mostlyLatin ? folded.replace(letters, swap) : folded;
}

const swap = (word: string) => [...word].map((letter) => lookAlikes.get(letter) ?? letter).join('');
