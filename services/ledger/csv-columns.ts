import type { LineKind } from './ledger';

/**
 * The columns of a CSV import (content/sample/LEDGER.md) and what else accounting systems call them. Compared without
 * case, spaces, hyphens, underscores and brackets: "Invoice ID" and "invoice_id" are invoiceId.
 */
const names = {
  record: ['记录类型', '记录'],
  customerId: ['客户ID', '客户编号', '租户ID'],
  invoiceId: ['账单编号', '账单号'],
  issuedOn: ['账单日期', '开单日期'],
  dueOn: ['到期日', '付款到期日'],
  periodStart: ['账期开始', '账期开始日'],
  periodEnd: ['账期结束', '账期结束日'],
  currency: ['币种', '货币'],
  total: ['价税合计', '含税总额', '总额'],
  document: ['文档链接', '账单链接'],
  fapiaoNumber: ['发票号码', '发票号'],
  fapiaoIssuedOn: ['开票日期', '发票日期'],
  lineId: ['行号', '明细编号'],
  kind: ['费用类型', '收费类型'],
  product: ['产品', '产品名称', '商品名称'],
  subscriptionId: ['订阅ID', '订阅编号'],
  chargeStart: ['计费开始', '计费开始日'],
  chargeEnd: ['计费结束', '计费结束日'],
  seats: ['席位数', '许可证数', '数量'],
  unitPrice: ['单价'],
  amount: ['金额', '不含税金额'],
  tax: ['税额', '税金'],
  paymentId: ['付款编号', '收款编号'],
  receivedOn: ['收款日期', '到账日期'],
  method: ['付款方式', '收款方式'],
  since: ['生效日期', '起始日期'],
  renewsOn: ['续订日期', '续费日期'],
  renewalUnitPrice: ['续订单价', '续费单价'],
  cancelledOn: ['取消日期', '终止日期'],
} as const;

export type Column = keyof typeof names;

export const rowKinds = {
  invoice: ['账单'],
  line: ['明细', '账单明细'],
  payment: ['付款', '收款'],
  subscription: ['订阅'],
} as const;

export type RowKind = keyof typeof rowKinds;

const lineKindNames: Record<LineKind, readonly string[]> = {
  advance: ['预付', '预收'],
  prorated: ['按比例', '按天计费'],
  reversal: ['冲销', '冲回'],
  credit: ['退款', '抵扣'],
  free: ['免费'],
  other: ['其他'],
};

const plain = (name: string) => name.toLowerCase().replace(/[\s_\-()（）]/g, '');

const lookup = <Name extends string>(table: Record<Name, readonly string[]>) => {
  const known = new Map<string, Name>();
  for (const name in table) for (const alias of [name, ...table[name]]) known.set(plain(alias), name);
  return (text: string): Name | undefined => known.get(plain(text));
};

export const columnOf = lookup<Column>(names);
export const rowKindOf = lookup<RowKind>(rowKinds);
export const lineKindOf = lookup<LineKind>(lineKindNames);
