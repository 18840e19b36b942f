import { expect } from 'chai';
import { strToU8, zipSync } from 'fflate';
import type { FileType } from '../../../services/cases/file-types';
import { fileTypeOf, mediaTypes } from '../../../services/files/files';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const zipped = (names: readonly string[], level: 0 | 6 = 6) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8(`<part of="${name.length}"/>`)])), { level });

const pdf = bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const jpeg = Buffer.from('ffd8ffe000104a46494600010100', 'hex');
const exif = Buffer.from('ffd8ffe1001845786966', 'hex');
const gif = bytes('GIF89a\x01\x00\x01\x00', 'latin1');
const exe = bytes('MZ\x90\x00\x03\x00\x00\x00', 'latin1');
const csv = bytes('invoice,amount\nBF-2026-07,583.00\n');
const bom = '\ufeff';

const parts = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'];
const xlsx = zipped(parts);
const many = Array.from({ length: 6_000 }, (_, i) => `xl/${i}.xml`);
const xlsm = zipped([...parts, 'xl/vbaProject.bin']);
const docx = zipped(['[Content_Types].xml', 'word/document.xml']);
const packed = zipSync({ 'book.xlsx': xlsx }, { level: 0 });

describe('what a file really is', () => {
  const rows: [what: string, title: string, content: Uint8Array, expected: FileType | undefined][] = [
    ['a PDF', 'receipt.pdf', pdf, 'pdf'],
    ['a picture of the screen', 'screen.png', png, 'png'],
    ['a photograph', 'photo.jpg', jpeg, 'jpeg'],
    ['a photograph from a phone', 'photo.jpeg', exif, 'jpeg'],
    ['a table', 'payments.csv', csv, 'csv'],
    ['a workbook', 'payments.xlsx', xlsx, 'xlsx'],
    ['a workbook whose parts are not pressed', 'payments.xlsx', zipped(parts, 0), 'xlsx'],

    ['an ending in capitals', 'RECEIPT.PDF', pdf, 'pdf'],
    ['a Chinese name', '付款凭证.pdf', pdf, 'pdf'],
    ['a name with several dots', 'payments.2026.07.csv', csv, 'csv'],
    ['a name without an ending', 'receipt', pdf, 'pdf'],
    ['a name that ends in a number', 'receipt 2026.07', pdf, 'pdf'],
    ['a name with a sentence in it', 'Receipt of Mr. Zhang', png, 'png'],
    ['no name at all', '', png, 'png'],

    ['an ending after which a blank was typed', 'receipt.pdf ', pdf, 'pdf'],

    ['a program that calls itself a PDF', 'receipt.pdf', exe, undefined],
    ['a program that calls itself a table', 'payments.csv', exe, undefined],
    ['a program', 'receipt.exe', exe, undefined],
    ['a PDF that calls itself a program', 'receipt.exe', pdf, undefined],
    ['a PDF with two endings', 'receipt.pdf.exe', pdf, undefined],
    ['a picture of another kind', 'anim.gif', gif, undefined],
    ['a picture of another kind under a name we take', 'anim.png', gif, undefined],
    ['a JPEG named PNG', 'screen.png', jpeg, undefined],
    ['a table named as a workbook', 'payments.xlsx', csv, undefined],

    ['a script with a comma in its first line', 'pay.ps1', bytes('param($a, $b)\niex $a\n'), undefined],
    ['a batch file whose name ends in a dot', 'pay.bat.', bytes('echo a, b\n'), undefined],
    ['a batch file whose name ends in a blank', 'pay.bat ', bytes('echo a, b\n'), undefined],
    ['a music file’s name', 'song.mp3', pdf, undefined],

    ['a zip that is no workbook', 'payments.xlsx', docx, undefined],
    ['a zip', 'files.zip', xlsx, undefined],
    ['a zip in which a workbook lies', 'payments.xlsx', packed, undefined],
    ['a zip of very many parts', 'payments.xlsx', zipped([...parts, ...many]), undefined],
    ['an empty zip', 'payments.xlsx', zipSync({}), undefined],
    ['half a workbook', 'payments.xlsx', xlsx.subarray(0, xlsx.length / 2), undefined],
    ['the beginning of a zip', 'payments.xlsx', xlsx.subarray(0, 4), undefined],
    ['a workbook with macros', 'payments.xlsm', xlsm, undefined],
    ['a workbook with macros under the name of a plain one', 'payments.xlsx', xlsm, undefined],
    ['macros in other letters', 'payments.xlsx', zipped([...parts, 'xl/VBAproject.BIN']), undefined],
    ['macros of the old kind', 'payments.xlsx', zipped([...parts, 'xl/macrosheets/sheet1.xml']), undefined],

    ['a table with semicolons', 'payments.csv', bytes('invoice;amount\nBF;583,00\n'), 'csv'],
    ['a table with tabs', 'payments.csv', bytes('invoice\tamount\r\nBF\t583\r\n'), 'csv'],
    ['a table as Excel saves it', 'payments.csv', bytes(`${bom}发票,金额\r\n`), 'csv'],
    ['a table in GBK', 'payments.csv', Buffer.from('b7a2c6b12cbdf0b6ee0d0a', 'hex'), 'csv'],
    ['words', 'payments.csv', bytes('We paid in June'), undefined],
    ['a page', 'payments.csv', bytes('<html><script>let a, b</script>'), undefined],
    ['a page after a mark of its encoding', 'payments.csv', bytes(`${bom}<html><script>let a, b</script>`), undefined],
    ['a page after blank lines', 'payments.csv', bytes('\n \n<html><script>let a, b</script>'), undefined],
    ['a record', 'payments.csv', bytes('{"invoice": "BF", "amount": 583}'), undefined],
    ['a table with a zero in it', 'payments.csv', bytes('invoice,amount\nBF\0,583\n'), undefined],
    ['a table in UTF-16', 'payments.csv', bytes(`${bom}invoice,amount\r\n`, 'utf16le'), undefined],
    ['a page in UTF-16', 'payments.csv', bytes(`${bom}<html>,`, 'utf16le'), undefined],

    ['nothing', 'payments.csv', bytes(''), undefined],
    ['nothing, without an ending', 'file', bytes(''), undefined],
    ['half a signature', 'receipt.pdf', bytes('%PD'), undefined],
    ['a signature further in', 'receipt.pdf', bytes(' %PDF-1.7'), undefined],
  ];
  for (const [what, title, content, expected] of rows)
    it(`${what} is ${expected ? `taken as ${expected}` : 'not taken'}`, () =>
      expect(fileTypeOf(title, content)).to.equal(expected));

  it('is looked for in its own part of a larger piece of memory', () => {
    const around = new Uint8Array([...exe, ...pdf, ...exe]);
    expect(fileTypeOf('receipt.pdf', around.subarray(exe.length, exe.length + pdf.length))).to.equal('pdf');
  });

  it('is never said to be a page or a script when it is served', () => {
    for (const type of Object.values(mediaTypes)) expect(type).to.not.match(/html|svg|script|xml$/);
  });
});
