import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { agentById, agentNamed, checkTeam, readTeam, whoIs } from '../../../services/people/team';

const id = (digits: string) => `0b020000-0000-4000-8000-00000000${digits}`;
const TENANT = '9a400000-0000-4000-8000-0000000000f0';
const CUSTOMER = 'b1f10000-0000-4000-8000-0000000000a1';

const head = `tenantId: ${TENANT}
company: Nimbus
locale: en-US
zone: Asia/Shanghai
`;
const members = `members:
  - { id: ${id('0001')}, name: Bo Zhang, role: admin-agent }
  - { id: ${id('0002')}, name: Lena Hartmann, role: helpdesk-agent }
  - { id: ${id('0003')}, name: Bo, role: sales-agent }
  - { id: ${id('0004')}, name: Lena Hartwig, role: billing-admin }
  - { id: ${id('0005')}, name: 周海伦, role: global-admin, manager: true }
  - { id: ${id('0006')}, name: João Ávila, role: sales-agent }
  - { id: ${id('0007')}, name: Wei Li, role: sales-agent }
  - { id: ${id('0008')}, name: Wei Li, role: helpdesk-agent }
  - { id: ${id('ABCD')}, name: Capital Id, role: helpdesk-agent }
`;

describe('the team file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'closeloop-test-'));
  const path = join(folder, 'team.yaml');
  after(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    writeFileSync(path, text);
    return readTeam(path);
  };
  const problems = (text: string) => {
    writeFileSync(path, text);
    return checkTeam(path).map(({ line, message }) => `${line}: ${message}`);
  };

  const bad: [what: string, text: string, says: RegExp][] = [
    ['nobody on the desk', `${head}members: []`, /members/],
    ['no members', head, /members/],
    ['a role nobody has', head + members.replace('sales-agent', 'boss'), /^8: members\.2\.role/],
    ['an id that is none', head + members.replace(id('0001'), 'bo'), /^6: members\.0\.id/],
    ['a word that means nothing', head + members.replace('manager: true', 'boss: true'), /^10: .*boss/],
    ['a clock that is nowhere', head.replace('Asia/Shanghai', 'Asia/Nowhere') + members, /^4: zone/],
    ['a language we do not speak', head.replace('en-US', 'de-DE') + members, /^3: locale/],
    ['no room at all', head + members.replace('role: admin-agent', 'role: admin-agent, capacity: 0'), /capacity/],
  ];
  for (const [what, text, says] of bad) it(`is refused with ${what}`, () => expect(problems(text)[0]).to.match(says));

  it('is taken when it is right', () => expect(problems(head + members)).to.be.empty);

  it('takes ids in capitals, as some tools write them, for what Teams says', () => {
    const team = read(head.replace(TENANT, TENANT.toUpperCase()) + members);
    const who = { id: id('abcd'), tenantId: TENANT, name: 'x' };
    expect(agentById(team, id('abcd'))?.name).to.equal('Capital Id');
    expect(whoIs(team, who)).to.include({ kind: 'agent', name: 'Capital Id' });
    const outside = read(`${head}customerTenants: [${CUSTOMER.toUpperCase()}]\n${members}`);
    expect(whoIs(outside, { id: 'ana', tenantId: CUSTOMER, name: 'Ana' }).kind).to.equal('customer');
  });

  describe('says who is meant', () => {
    const team = read(head + members);
    const rows: [said: string, expected: string | undefined][] = [
      ['Bo Zhang', '0001'],
      ['bo zhang', '0001'],
      ['  Bo Zhang  ', '0001'],
      ['Lena Hartm', '0002'],
      ['lena hartw', '0004'],
      ['周', '0005'],
      ['周海伦', '0005'],
      ['JOÃO', '0006'],
      ['joa\u0303o a\u0301vila', '0006'], // as a Mac writes it
      [id('0004'), '0004'],
      [id('0004').toUpperCase(), '0004'],
      [id('ABCD'), 'abcd'],
      [id('abcd'), 'abcd'],

      ['Bo', '0003'], // the whole name of one goes before the beginning of another
      ['Lena', undefined], // two begin so
      ['Wei', undefined],
      ['Wei Li', undefined], // two are called so
      ['Zhang', '0001'],
      ['Bo Zhang Wei', undefined],
      [id('0009'), undefined],
      [id('0004').slice(0, 12), undefined], // half an id is none
      ['', undefined],
      ['   ', undefined],
    ];
    for (const [said, expected] of rows)
      it(`by ${JSON.stringify(said)}: ${expected ?? 'nobody'}`, () =>
        expect(agentNamed(team, said)?.id).to.equal(expected && id(expected)));
  });
});
