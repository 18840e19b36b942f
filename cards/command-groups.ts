import { hasText, type TextKey } from './texts';
import en from './texts/en-US.json';

/** Who is shown a command; managers see the desk's too. */
export type Audience = 'customer' | 'desk' | 'manager';

interface Listed {
  readonly audience: Audience;
  /** "desk.look": with the title "command-help.desk.look". */
  readonly group: string;
  readonly verb: string;
  /** What the command does. */
  readonly key: TextKey;
}

/** The texts say who may type what, and in which order it is listed: "command-help.<audience>.<group>.<verb>". */
export const listed: readonly Listed[] = Object.keys(en)
  .filter(hasText)
  .flatMap((key) => {
    const [, group, audience, verb] = /^command-help\.((customer|desk|manager)\.[\w-]+)\.(.+)$/.exec(key) ?? [];
    return group && verb ? [{ audience: audience as Audience, group, verb, key }] : [];
  });

const verbsOf = (fits: (each: Listed) => boolean): ReadonlySet<string> =>
  new Set(listed.filter(fits).map(({ verb }) => verb));

export const desksVerbs = verbsOf(({ audience }) => audience !== 'customer');

/** What people of this kind may type: a word of the desk is a word like any other to a customer. */
export const typedBy: Readonly<Record<'customer' | 'desk', ReadonlySet<string>>> = {
  customer: verbsOf(({ audience }) => audience === 'customer'),
  desk: desksVerbs,
};

/** What only shows something: done even where a finger slipped. */
export const looks = verbsOf(({ group }) => group === 'desk.look');
