/** What is wrong with a file the partner edits, said so that a person who writes no code can mend it. */
export interface Problem {
  readonly file: string;
  /** Counted from 1; 1 as well when the whole file is meant. */
  readonly line: number;
  readonly message: string;
  /** What to do about it, as an instruction. */
  readonly mend: string;
  /** True when the content works as it is, only worse than it could. */
  readonly warning?: boolean;
}

/** One line in the shape editors and build logs turn into a link: `file:line: what is wrong. What to do.` */
export const problemLine = ({ file, line, message, mend, warning }: Problem): string =>
  `${file}:${line}: ${warning ? 'warning: ' : ''}${message}. ${mend}.`;
