import type { Turn } from './turn';

/** Another page of a list takes the place of the one it was asked from. */
export const turnsPage = ({ pressed }: Turn): boolean => pressed?.data['page'] !== undefined;
