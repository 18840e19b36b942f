import { existsSync, readFileSync } from 'node:fs';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Problem, problemLine } from './content-problem';

/** A YAML file of the partner's, parsed by its schema. Throws with every problem named: file, line, what to mend. */
export function parseYaml<T>(path: string, shape: z.ZodType<T>): T {
  const read = readYaml(path, shape);
  if (read.value !== undefined) return read.value;
  throw new Error(read.problems.map(problemLine).join('\n'));
}

export function readYaml<T>(
  path: string,
  shape: z.ZodType<T>,
): { readonly value?: T; readonly problems: readonly Problem[] } {
  if (!existsSync(path))
    return {
      problems: [
        { file: path, line: 1, message: 'this file is not there', mend: 'see content/sample for one to begin with' },
      ],
    };
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ message, pos }) => ({
        file: path,
        line: lines.linePos(pos[0]).line,
        message: message.split('\n')[0] ?? message,
        mend: 'make it valid YAML',
      })),
    };
  }
  const parsed = shape.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, problems: [] };
  return {
    problems: parsed.error.issues.map(({ path: at, message }) => ({
      file: path,
      line: lineOf(document.contents, at, lines),
      message: `${at.join('.') || 'the file'}: ${message}`,
      mend: 'see the comment at the top of the file for its shape',
    })),
  };
}

/** The line of the deepest node on the way that is there. */
function lineOf(root: unknown, path: readonly PropertyKey[], lines: LineCounter): number {
  let node: unknown = root;
  let offset = rangeStart(root) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      offset = rangeStart(pair?.key) ?? offset;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = rangeStart(node) ?? offset;
    }
  }
  return lines.linePos(offset).line;
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return Array.isArray(node.range) && typeof node.range[0] === 'number' ? node.range[0] : undefined;
}
