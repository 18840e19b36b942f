import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { SubjectKey, Vault } from '../../../services/audit/vault';
import type { Files } from '../../../services/files/files';
import { folderFiles } from '../../../services/files/folder-files';

const receipt = Buffer.from('%PDF-1.7 paid by Ana Souza on 24 June');
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const answer = (putting: Promise<unknown>) =>
  putting.then(
    () => 'put',
    () => 'failed',
  );

/** Keys in memory, as the vault hands them out (test/services/audit has the real one). */
function keyRing(): Vault {
  const keys = new Map<string, SubjectKey>();
  const known = async (subjects: Iterable<string>) =>
    new Map([...keys].filter(([each]) => [...subjects].includes(each)));
  return {
    knownKeys: known,
    keysFor: async (subjects) => {
      const wanted = [...subjects];
      for (const each of wanted.filter((one) => !keys.has(one)))
        keys.set(each, { id: randomBytes(9).toString('hex'), key: randomBytes(32) });
      return known(wanted);
    },
    erase: async (subject) => keys.delete(subject),
  };
}

describe('files in a folder', () => {
  let folder: string;
  let vault: Vault;
  let files: Files;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'closeloop-test-'));
    vault = keyRing();
    files = folderFiles(folder, vault);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Every file in the folder, by its path in it. */
  const lying = async () => {
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    return all.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  };

  it('are read as they were put, by any process that has the folder and the keys', async () => {
    const hash = await files.put('ana', receipt);
    expect(hash).to.equal(sha(receipt));
    expect(await folderFiles(folder, vault).read('ana', hash)).to.deep.equal(receipt);
  });

  it('may be large, and may be put in a folder that is not there yet', async () => {
    const large = randomBytes(3 * 1024 * 1024);
    const deeper = folderFiles(join(folder, 'not', 'yet'), vault);
    expect((await deeper.read('ana', await deeper.put('ana', large)))?.equals(large)).to.equal(true);
  });

  it('are there once, however often they are put', async () => {
    const hashes = await Promise.all(Array.from({ length: 20 }, () => files.put('ana', receipt)));
    hashes.push(await files.put('ana', receipt));
    expect(new Set(hashes).size).to.equal(1);
    expect(await lying()).to.have.lengthOf(1);
    expect(await files.read('ana', hashes[0] ?? '')).to.deep.equal(receipt);
  });

  it('lie there in clear neither by their bytes nor by whose they are', async () => {
    await files.put('ana-souza', receipt);
    const [path = ''] = await lying();
    const stored = await readFile(path);
    for (const part of ['%PDF', 'Ana', 'June']) expect(stored.includes(part), part).to.equal(false);
    expect(path.slice(folder.length)).to.not.include('ana');
  });

  it('are for nobody else on the machine', async function () {
    if (process.platform === 'win32') this.skip();
    await files.put('ana', receipt);
    const [path = ''] = await lying();
    expect((await stat(path)).mode & 0o077).to.equal(0);
    expect((await stat(join(path, '..'))).mode & 0o077).to.equal(0);
  });

  it('of one subject are not read as another’s', async () => {
    const hash = await files.put('ana', receipt);
    await files.put('tom', Buffer.from('something else'));
    expect(await files.read('tom', hash)).to.equal(undefined);
  });

  it('of one subject do not open in another’s place', async () => {
    const hash = await files.put('ana', receipt);
    const theirs = await files.put('tom', Buffer.from('something else'));
    const [own = ''] = (await lying()).filter((path) => path.endsWith(hash));
    const [other = ''] = (await lying()).filter((path) => path.endsWith(theirs));
    await writeFile(join(other, '..', hash), await readFile(own));
    expect(await files.read('tom', hash)).to.equal(undefined);
  });

  it('of somebody who was erased are not read, and neither when they come back', async () => {
    const hash = await files.put('ana', receipt);
    await vault.erase('ana');
    expect(await files.read('ana', hash)).to.equal(undefined);
    await files.put('ana', Buffer.from('something else'));
    expect(await files.read('ana', hash)).to.equal(undefined);
    await files.put('ana', receipt);
    expect(await files.read('ana', hash)).to.deep.equal(receipt);
  });

  it('that somebody changed on the disk do not open', async () => {
    const hash = await files.put('ana', receipt);
    const [path = ''] = await lying();
    const stored = await readFile(path);
    for (const [what, changed] of [
      ['a bit turned', Buffer.from(stored.map((byte, i) => (i === 20 ? byte ^ 1 : byte)))],
      ['cut short', stored.subarray(0, stored.length - 1)],
      ['emptied', Buffer.alloc(0)],
    ] as const) {
      await writeFile(path, changed);
      expect(await files.read('ana', hash), what).to.equal(undefined);
    }
  });

  const hash = sha(receipt);
  const strange: [what: string, name: string][] = [
    ['a way out of the folder', `../${'0'.repeat(61)}`],
    ['a way to the file itself', `./${hash}`],
    ['an absolute path', '/etc/passwd'],
    ['nothing', ''],
    ['a longer one', `${hash}0`],
    ['one with a line after it', `${hash}\n`],
    ['capitals', hash.toUpperCase()],
    ['the folder itself', '.'],
  ];
  for (const [what, name] of strange)
    it(`are not found by ${what} for a hash`, async () => {
      await files.put('ana', receipt);
      await writeFile(join(folder, '0'.repeat(61)), receipt);
      expect(await files.read('ana', name)).to.equal(undefined);
    });

  it('that were never put are not there, and a subject without a key gets none by reading', async () => {
    expect(await files.read('ana', hash)).to.equal(undefined);
    expect((await vault.knownKeys(['ana'])).size).to.equal(0);
  });

  it('are replaced whole: nothing is ever written under the name of a file', async () => {
    await files.put('ana', receipt);
    const [path = ''] = await lying();
    const before = await readFile(path);
    await link(path, join(folder, 'the same one'));
    await files.put('ana', receipt);
    expect(await readFile(path)).to.not.deep.equal(before);
    expect(await readFile(join(folder, 'the same one'))).to.deep.equal(before);
  });

  it('leave nothing behind when they could not be put', async () => {
    const written = await files.put('ana', receipt);
    const [path = ''] = await lying();
    await rm(path);
    await mkdir(join(path, 'in the way'), { recursive: true });
    expect(await answer(files.put('ana', receipt))).to.equal('failed');
    expect(await lying()).to.be.empty;
    await rm(path, { recursive: true });
    await files.put('ana', receipt);
    expect(await files.read('ana', written)).to.deep.equal(receipt);
  });

  it('are gone all at once, of this subject only', async () => {
    await files.put('ana', Buffer.from('one'));
    const second = await files.put('ana', Buffer.from('two'));
    const theirs = await files.put('tom', receipt);
    await files.removeAll('ana');
    await files.removeAll('nobody');
    expect(await files.read('ana', second)).to.equal(undefined);
    expect(await files.read('tom', theirs)).to.deep.equal(receipt);
    expect(await lying()).to.have.lengthOf(1);
  });
});
