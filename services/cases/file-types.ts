/** What people may send as evidence (field.md row 23). */
export const fileTypes = ['pdf', 'png', 'jpeg', 'csv', 'xlsx'] as const;
export type FileType = (typeof fileTypes)[number];
