import { seeded } from './seeded';

/** A message as numbers: which rows of the weight table it touches, and how strongly. */
export interface Sparse {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

export interface Lesson extends Sparse {
  readonly label: number;
  readonly weight: number;
}

export interface Softmax {
  readonly classes: number;
  /** rows × classes; the last row is the bias. */
  readonly weights: Float32Array;
}

export interface Settings {
  readonly epochs: number;
  readonly rate: number;
  /** Share of features left out at each look, so that no single word carries a topic alone. */
  readonly dropout: number;
}

/**
 * Multinomial logistic regression by AdaGrad. Same lessons in the same order, same weights. The result is the mean of the
 * weights after each of the later rounds: a single round ends with the accidents of its last messages.
 */
export function learn(lessons: readonly Lesson[], rows: number, classes: number, settings: Settings): Softmax {
  const model: Softmax = { classes, weights: new Float32Array((rows + 1) * classes) };
  const mean = new Float32Array(model.weights.length);
  const squares = new Float32Array(rows + 1).fill(0.1);
  const random = seeded('learn');
  const order = Int32Array.from(lessons.keys());
  const settled = Math.floor(settings.epochs / 2);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const lesson = lessons[index]!;
      step(model, squares, dropped(lesson, settings.dropout, random), lesson, settings.rate);
    }
    if (epoch >= settled) addTo(mean, model.weights, 1 / (settings.epochs - settled));
  }
  return { classes, weights: mean };
}

function addTo(sum: Float32Array, weights: Float32Array, share: number): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += weights[at]! * share;
}

/** The lesson with some of its features left out, the others louder to make up for it. */
function dropped({ rows, values }: Sparse, share: number, random: () => number): Sparse {
  const kept: Sparse = { rows: new Int32Array(rows.length), values: new Float32Array(rows.length) };
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    if (random() < share) continue;
    kept.rows[count] = rows[i]!;
    kept.values[count++] = values[i]! / (1 - share);
  }
  return { rows: kept.rows.subarray(0, count), values: kept.values.subarray(0, count) };
}

/** One look at one message. The pace is kept per row, not per weight: as good here, and three times as fast. */
function step(model: Softmax, squares: Float32Array, message: Sparse, { label, weight }: Lesson, rate: number): void {
  const { classes, weights } = model;
  const slopes = probabilities(model, message);
  let steepness = 0;
  for (let k = 0; k < classes; k++) {
    const slope = (slopes[k]! - (k === label ? 1 : 0)) * weight;
    slopes[k] = slope;
    steepness += slope * slope;
  }
  const { rows, values } = message;
  for (let i = 0; i <= rows.length; i++) {
    const bias = i === rows.length;
    const value = bias ? 1 : values[i]!;
    const row = bias ? squares.length - 1 : rows[i]!;
    squares[row]! += value * value * steepness;
    const pace = (rate * value) / Math.sqrt(squares[row]!);
    for (let k = 0, at = row * classes; k < classes; k++, at++) weights[at]! -= pace * slopes[k]!;
  }
}

export function probabilities(model: Softmax, message: Sparse): Float64Array {
  const scores = scoresOf(model, message);
  const highest = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k]! - highest);
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
  return scores;
}

function scoresOf({ classes, weights }: Softmax, { rows, values }: Sparse): Float64Array {
  const scores = Float64Array.from(weights.subarray(weights.length - classes));
  for (let i = 0; i < rows.length; i++) {
    const value = values[i]!;
    const start = rows[i]! * classes;
    for (let k = 0; k < classes; k++) scores[k]! += value * weights[start + k]!;
  }
  return scores;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
