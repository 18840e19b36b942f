/** 21Vianet may call a meeting over escalations without these (domain.md §1.2). */
export const alwaysRequired = ['customer', 'customerId', 'kind', 'steps', 'why', 'wish'] as const;
/** And, when it is about a charge, which one and what the two bills say of it. */
export const requiredOfCharge = ['subscriptionId', 'invoice', 'findings'] as const;

/** `words`: the package itself says too little (content/desk-policy.yaml); `grounds`: ours, in words, against the comparison. */
export type RequiredField = (typeof alwaysRequired)[number] | (typeof requiredOfCharge)[number] | 'words' | 'grounds';
