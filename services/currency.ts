/**
 * ISO 4217's minor units where they are not hundredths. Not Intl's: it follows CLDR, which shows HUF and IDR without their
 * hundredths, and what a stored amount means must not change with the version of Node.
 */
const digitsApart: readonly (readonly [digits: number, currencies: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const apart = new Map(
  digitsApart.flatMap(([digits, currencies]) => currencies.split(' ').map((currency) => [currency, digits] as const)),
);

/** How many digits an amount of a currency has after the point: reading, showing and exporting all ask here. */
export const fractionDigits = (currency: string): number => apart.get(currency) ?? 2;
