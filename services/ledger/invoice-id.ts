/**
 * An invoice id as it is compared: people type it in any case, in full width on a Chinese keyboard, and with the hyphen a
 * phone or a PDF makes of theirs. It is kept and shown as the partner writes it.
 */
export const folded = (id: string): string =>
  id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Pd}/gu, '-');
