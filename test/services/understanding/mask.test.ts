import { expect } from 'chai';
import { masked } from '../../../services/understanding/mask';
import { LONG_ENOUGH_TO_TRAIN, trained } from './trained';

describe('what may leave the house', function () {
  this.timeout(LONG_ENOUGH_TO_TRAIN);

  const rows: [string, string][] = [
    ['why was I charged 1,204.50 on invoice INV-2231', 'why was i charged [number] on invoice [number]'],
    ['please send it to li.na@contoso.cn', 'please send it to [number]'],
    ['the payment of Zbigniew Okonkwo did not arrive', 'the payment of [name] did not arrive'],
    ['the payment of zbigniew okonkwo did not arrive', 'the payment of [name] did not arrive'],
    ['my name is Bill Payment and I want a refund', 'my name is [name] and i want a refund'],
    ['my name is will', 'my name is [name]'],
    ['ask Mr Price about the invoice', 'ask [name] about the invoice'],
    ['meu nome é Rosângela, cadê minha fatura', 'meu nome é [name] cadê minha fatura'],
    ['我叫欧阳修,账单怎么这么高', '我 叫 [name] 账单 怎么 这么 高'],
    ['see https://example.com/?token=abc', 'see [number]'],
    ['case 3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'case [number]'],
    ['the password is hunterxyzzy', 'the password is [name]'],
  ];
  for (const [message, left] of rows) {
    it(message, () => expect(masked(message, trained().knows)).to.equal(left));
  }
});
