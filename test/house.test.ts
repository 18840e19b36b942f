import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';

/** Floors from the top; stairs lead down only (design.md §3). */
const floors = ['bot', 'dialogs', 'cards', 'services'] as const;

const sources = floors.flatMap((floor) =>
  readdirSync(floor, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(floor, path)),
);

const importLine = /^\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/gm;

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(importLine)].map(([, from, dynamic]) => from ?? dynamic ?? '');

const targetOf = (path: string, from: string) => `${normalize(join(dirname(path), from))}.ts`;
const floorOf = (path: string) => floors.findIndex((floor) => path.startsWith(`${floor}/`));

const stairs = sources.flatMap((path) =>
  importsOf(path)
    .filter((from) => from.startsWith('.') && !from.endsWith('.json'))
    .map((from) => ({ path, to: targetOf(path, from) })),
);

/** Packages that are known in certain rooms only. */
const rooms: readonly [pack: string, where: RegExp][] = [
  ['botbuilder', /^bot\//],
  ['botframework-connector', /^bot\//],
  ['restify', /^bot\//],
  ['ioredis', /^services\/(?:.*\/)?redis-[\w-]+\.ts$/],
  ['adaptivecards-templating', /^cards\/card\.ts$/],
  ['@microsoft/microsoft-graph-client', /^services\/people\//],
];

describe('the house', () => {
  it('is there', () => expect(sources).to.have.length.above(80));

  it('has stairs that lead down only', () => {
    const up = stairs.filter(({ path, to }) => floorOf(to) < floorOf(path));
    expect(up).to.deep.equal([]);
  });

  it('has no circle', () => {
    expect(circle(groups())).to.equal(undefined);
  });

  for (const [pack, where] of rooms) {
    it(`knows ${pack} only where it lives`, () => {
      const astray = sources.filter(
        (path) => importsOf(path).some((from) => from === pack || from.startsWith(`${pack}/`)) && !where.test(path),
      );
      // bot/outside.ts names the Redis client's type for what it hands in
      const typesOnly = astray.filter(
        (path) => !readFileSync(path, 'utf8').includes(`import type { Redis } from '${pack}'`),
      );
      expect(typesOnly).to.deep.equal([]);
    });
  }

  it('imports nothing that is not there', () => {
    const known = new Set(sources);
    expect(stairs.filter(({ to }) => !known.has(to))).to.deep.equal([]);
  });
});

function groups(): ReadonlyMap<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { path, to } of stairs) next.set(path, [...(next.get(path) ?? []), to]);
  return next;
}

/** The first circle found, as a chain of files. */
function circle(next: ReadonlyMap<string, string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const to of next.get(path) ?? []) {
      const found = walk(to, [...way, path]);
      if (found) return found;
    }
    done.add(path);
    return undefined;
  };
  for (const path of next.keys()) {
    const found = walk(path, []);
    if (found) return found;
  }
  return undefined;
}
