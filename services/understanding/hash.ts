/** FNV-1a over UTF-16 code units: the same in every process and on every machine. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0 || 1; // 0 means an empty place in the table
}

/** A set of hashes with a row number each, as two flat arrays: a tenth of a Map's memory, and written to disk as it is. */
export class HashTable {
  private constructor(
    readonly slots: Uint32Array,
    readonly size: number,
  ) {}

  static of(hashes: Iterable<number>): HashTable {
    const distinct = [...new Set(hashes)];
    const size = 2 ** Math.ceil(Math.log2(Math.max(distinct.length, 1) * 2));
    const table = new HashTable(new Uint32Array(size * 2), distinct.length);
    distinct.forEach((value, row) => {
      table.put(value, row);
    });
    return table;
  }

  static from(slots: Uint32Array): HashTable {
    return new HashTable(slots, slots.filter((value, at) => at % 2 === 0 && value !== 0).length);
  }

  /** The row, or -1. */
  row(value: number): number {
    const places = this.slots.length / 2;
    for (let at = value & (places - 1); ; at = (at + 1) & (places - 1)) {
      const found = this.slots[at * 2]!;
      if (found === value) return this.slots[at * 2 + 1]!;
      if (found === 0) return -1;
    }
  }

  private put(value: number, row: number): void {
    const places = this.slots.length / 2;
    let at = value & (places - 1);
    while (this.slots[at * 2] !== 0) at = (at + 1) & (places - 1);
    this.slots[at * 2] = value;
    this.slots[at * 2 + 1] = row;
  }
}
