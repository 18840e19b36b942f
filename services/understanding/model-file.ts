import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { features } from './features';
import { HashTable } from './hash';
import { type Model, settings } from './model';
import { normalise } from './normalise';
import padding from './padding.json';
import { topicPaths } from './topics';

const size = z.number().int().nonnegative();

/** One line of JSON (what it is), then the tables as they lie in memory. */
const header = z.object({
  key: z.string(),
  topics: z.array(z.string()),
  acting: z.array(z.string()),
  lengths: z.tuple([size, size, size, size, size]),
});

/** To be raised when the learning itself changes; what the probe below sees changes the key by itself. */
const RECIPE = 1;

/**
 * Changes when the messages, the settings, or the way a message is taken apart change: a model with another key is stale.
 * The probe notices changed features, and another Node with another Chinese dictionary.
 */
export function modelKey(folder: string): string {
  const sum = createHash('sha256').update(JSON.stringify([RECIPE, settings, padding]));
  const probe =
    'Olá, não recebi a 2a via of invoice INV-77 from Zhang! 請問上個月的帳單什麼時候會開立發票，E3 怎么 pay?';
  sum.update(JSON.stringify(features(normalise(probe), (word) => word.length > 3)));
  for (const path of topicPaths(folder)) {
    sum.update(basename(path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return sum.digest('hex');
}

/** Whole or not at all: two processes may start at once. */
export function saveModel(path: string, key: string, model: Model): void {
  const tables = [model.features.slots, model.words.slots, model.topic.weights, model.gate.weights, model.portuguese];
  const lengths = tables.map(({ length }) => length);
  const first = JSON.stringify({ key, topics: model.topics, acting: model.acting, lengths });
  const padding = ' '.repeat((4 - ((Buffer.byteLength(first) + 1) % 4)) % 4); // tables start at a multiple of four bytes
  const bytes = tables.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, Buffer.concat([Buffer.from(`${first}${padding}\n`), ...bytes]));
  renameSync(draft, path);
}

/** `undefined` when there is none, it is stale, or it is damaged: then train. */
export function loadModel(path: string, key: string): Model | undefined {
  const file = readIfThere(path);
  const end = file?.indexOf(10) ?? -1;
  if (!file || end < 0) return undefined;
  const head = header.safeParse(parsed(file.toString('utf8', 0, end)));
  if (!head.success || head.data.key !== key) return undefined;
  const { topics, acting, lengths } = head.data;
  const tables = cut(file.subarray(end + 1), lengths);
  if (!tables) return undefined;
  const [rows, words, topicWeights, gateWeights, portuguese] = tables;
  return {
    topics,
    acting,
    features: HashTable.from(new Uint32Array(rows)),
    words: HashTable.from(new Uint32Array(words)),
    topic: { classes: topics.length, weights: new Float32Array(topicWeights) },
    gate: { classes: 2, weights: new Float32Array(gateWeights) },
    portuguese: new Float32Array(portuguese),
  };
}

type Five<T> = readonly [T, T, T, T, T];

/** `undefined` when the body is not exactly as long as its header says. */
function cut(body: Buffer, lengths: Five<number>): Five<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(body).buffer;
  let at = 0;
  const next = (length: number) => {
    at += length * 4;
    return bytes.slice(at - length * 4, at);
  };
  const [a, b, c, d, e] = lengths;
  const tables = [next(a), next(b), next(c), next(d), next(e)] as const;
  return at === bytes.byteLength ? tables : undefined;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
