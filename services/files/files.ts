import { unzipSync } from 'fflate';
import type { FileType } from '../cases/file-types';

export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_FILES_A_CASE = 20;
const MOST_PARTS = 5_000;

/** What people sent, by the hash of its content; each lies under its subject's key (services/audit/vault). */
export interface Files {
  /** The SHA-256 of the content, in hex. The same content of the same subject again is the same file. */
  put(subject: string, bytes: Uint8Array): Promise<string>;
  /** Undefined: not there, or its subject was erased. */
  read(subject: string, hash: string): Promise<Buffer | undefined>;
  removeAll(subject: string): Promise<void>;
}

const endings: Readonly<Record<FileType, readonly string[]>> = {
  pdf: ['pdf'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  csv: ['csv'],
  xlsx: ['xlsx'],
};

export const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a file really is, by its content; undefined: nothing we take, or not what its name says. */
export function fileTypeOf(title: string, bytes: Uint8Array): FileType | undefined {
  const found = sniff(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const ending = endingOf(title);
  const named = found && (ending === undefined || endings[found].includes(ending));
  return named ? found : undefined;
}

/** What follows the last dot, unless it is a number or goes on in words. Empty: Windows opens "a.bat." as "a.bat". */
function endingOf(title: string): string | undefined {
  const dot = title.lastIndexOf('.');
  const last = title
    .slice(dot + 1)
    .trimEnd()
    .toLowerCase();
  return dot < 0 || /^\d+$|\s/.test(last) ? undefined : last;
}

function sniff(bytes: Buffer): FileType | undefined {
  const begins = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'; // %PDF-
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(0x50, 0x4b, 0x03, 0x04)) return isWorkbook(bytes) ? 'xlsx' : undefined;
  return isTable(bytes) ? 'csv' : undefined;
}

/** One with macros in it is no plain workbook. */
function isWorkbook(bytes: Buffer): boolean {
  const parts = partsOf(bytes);
  return parts.includes('xl/workbook.xml') && !parts.some((part) => /vbaproject|macrosheets/.test(part));
}

/** What a zip says is in it, in small letters as Excel compares them; nothing is unpacked. */
function partsOf(bytes: Buffer): readonly string[] {
  const parts: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (parts.push(name.toLowerCase()) > MOST_PARTS) throw new Error('no workbook has so many');
        return false;
      },
    });
  } catch {
    return [];
  }
  return parts;
}

/** Text without control characters, whose first line has a separator. */
function isTable(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 64 * 1024);
  if (start.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  const [first = ''] = start.toString('utf8').split(/\r?\n/);
  return /[,;\t]/.test(first) && !/^\s*[<{[]/.test(first); // blank is also the mark of an encoding
}
