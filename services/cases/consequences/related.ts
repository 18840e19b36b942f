import type { Case } from '../case';

export const related = ({ related: before }: Case, other: string) => [...new Set([...before, other])];
