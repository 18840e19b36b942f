/** How Teams draws cards, as far as a test must know it: after the host configs Microsoft publishes and the one in its Playground. */
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

interface Colours {
  readonly page: string;
  readonly text: string;
  /** As #AARRGGBB: cards mix it with what is behind. */
  readonly subtle: string;
  readonly accent: string;
  readonly attention: string;
  readonly emphasis: string;
  readonly button: string;
  readonly line: string;
}

const colours: Readonly<Record<Theme, Colours>> = {
  light: {
    page: '#ffffff',
    text: '#252424',
    subtle: '#bf252424',
    accent: '#6264a7',
    attention: '#c4314b',
    emphasis: '#f9f8f7',
    button: '#ffffff',
    line: '#c8c6c4',
  },
  dark: {
    page: '#2d2c2c',
    text: '#ffffff',
    subtle: '#bfffffff',
    accent: '#a6a7dc',
    attention: '#f1707b',
    emphasis: '#292828',
    button: '#3b3a39',
    line: '#605e5c',
  },
};

/** The same in both themes: dark words on light paper. */
const papers = { accent: '#c7def9', good: '#ccffcc', attention: '#ffc5b2', warning: '#ffe2b2' } as const;

const FONT = '"Segoe UI", sans-serif';
const sizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
const weights = { lighter: 200, default: 400, bolder: 600 };

export function hostConfig(theme: Theme): object {
  const { page, emphasis } = colours[theme];
  const own = foreground(colours[theme]);
  const dark = foreground({ ...colours.light, text: '#201f1f', subtle: '#ff2d2c2c' });
  const fact = { wrap: true, isSubtle: false };
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme === 'light' ? '#eeeeee' : '#484644' },
    fontTypes: {
      default: { fontFamily: FONT, fontSizes: sizes, fontWeights: weights },
      monospace: { fontFamily: '"Courier New", monospace', fontSizes: sizes, fontWeights: weights },
    },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: { backgroundColor: page, foregroundColors: own },
      emphasis: { backgroundColor: emphasis, foregroundColors: own },
      ...Object.fromEntries(
        Object.entries(papers).map(([style, paper]) => [style, { backgroundColor: paper, foregroundColors: dark }]),
      ),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true, // some clients cut instead: a title has three lines at most (page/complaints.mjs)
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: { title: { ...fact, weight: 'bolder' }, value: { ...fact, weight: 'default' }, spacing: 16 },
  };
}

const foreground = ({ text, subtle, accent, attention }: Colours) => ({
  default: { default: text, subtle },
  accent: { default: accent, subtle: accent },
  attention: { default: attention, subtle: attention },
});

/**
 * What the npm renderer lacks of the one in Teams, as that stands in the Playground: messages break long words, buttons go on
 * in further rows, names of facts are 150 px wide at most and stand above their values on a phone.
 */
export const styles = (theme: Theme): string => {
  const { page, text, accent, emphasis, button, line } = colours[theme];
  return `
    body { margin: 0; background: ${page}; font-family: ${FONT}; font-size: 14px; }
    .bubble { margin: 0 0 24px; contain: content; word-break: break-word; overflow-wrap: break-word; }
    .ac-adaptiveCard { box-sizing: border-box; }
    .ac-textBlock :is(ol, ul) { box-sizing: border-box; padding-inline-start: 24px; }
    .ac-factset { display: grid !important; grid-template-columns: minmax(min-content, max-content) auto; gap: 6px 10px; }
    .ac-factset tr { display: contents; }
    .ac-factset td:nth-child(2) { display: none; }
    .ac-fact-title { max-width: 150px; }
    @media (max-width: 345px) { .ac-factset { grid-template-columns: auto; row-gap: 0; } .ac-fact-value { padding-bottom: 10px !important; } .ac-fact-title { max-width: none !important; } }
    .ac-actionSet { flex-wrap: wrap; gap: 8px; }
    .ac-actionSet > div { display: none; }
    .ac-pushButton { background: ${button}; color: ${text}; border: 1px solid ${line}; border-radius: 4px; padding: 5px 12px; max-width: 100%; box-sizing: border-box; }
    .ac-pushButton.expanded, .ac-pushButton.subdued { background: ${emphasis}; color: ${text}; border-color: ${line}; }
    .ac-pushButton.expandable:after { content: "⌄"; margin-left: 6px; }
    .ac-pushButton.expandable.expanded:after { content: "⌃"; }
    .ac-input { background: ${page}; color: ${text}; border-color: ${line}; box-sizing: border-box; font-family: ${FONT}; }
    a.ac-anchor:link, a.ac-anchor:visited { color: ${accent}; }
  `;
};
