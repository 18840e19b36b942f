export const partnerCenterRoles = [
  'global-admin',
  'admin-agent',
  'sales-agent',
  'helpdesk-agent',
  'billing-admin',
] as const;
export type PartnerCenterRole = (typeof partnerCenterRoles)[number];

export const capabilities = [
  'see-bills', // 21Vianet's bills to the partner: cost and margin
  'suspend', // suspend or restore a subscription
  'prepare-escalation',
  'submit-customer-request', // through the customer's admin centre
  'submit-partner-center-request', // when 21Vianet's own invoice to the partner is wrong
] as const;
export type Capability = (typeof capabilities)[number];

/**
 * Who may do what at 21Vianet, mirrored (domain.md §1.7). Submitting a customer request needs administration on behalf
 * of the customer, hence admin agent; helpdesk agent by policy; a sales agent never opens a request.
 */
const allowed: Record<PartnerCenterRole, readonly Capability[]> = {
  'global-admin': [
    'see-bills',
    'suspend',
    'prepare-escalation',
    'submit-customer-request',
    'submit-partner-center-request',
  ],
  'admin-agent': ['see-bills', 'suspend', 'prepare-escalation', 'submit-customer-request'],
  'sales-agent': ['suspend'],
  'helpdesk-agent': ['prepare-escalation'],
  'billing-admin': ['see-bills', 'prepare-escalation'],
};

export const may = (role: PartnerCenterRole, capability: Capability): boolean => allowed[role].includes(capability);

/** For telling somebody who was refused whom to ask. */
export const rolesThatMay = (capability: Capability): readonly PartnerCenterRole[] =>
  partnerCenterRoles.filter((role) => may(role, capability));
