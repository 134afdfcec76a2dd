/** Colours that people with any kind of colour vision tell apart: those of Okabe and Ito (2008) without the yellow, which is too light on white. */
export const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000'] as const

/** Shapes beside the colours, for print without any. */
export const SHAPES = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'cross',
  'triangle-down',
  'triangle-right',
] as const

/** Colours of ordered values, from dark to light: the lightest ones of viridis are left out, which white would swallow. */
export const ORDERED = ['#440154', '#414487', '#2A788E', '#22A884', '#7AD151'] as const

/** How all pictures look: dark on white, also where the page around is dark. */
export const THEME = {
  font: 'Helvetica, Arial, sans-serif',
  padding: 12,
  view: { stroke: null },
  title: {
    anchor: 'start',
    frame: 'bounds',
    fontSize: 16,
    fontWeight: 600,
    color: '#1a1a1a',
    subtitleFontSize: 12,
    subtitleColor: '#595959',
    subtitlePadding: 5,
    offset: 14,
  },
  axis: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titleColor: '#1a1a1a',
    labelColor: '#404040',
    domainColor: '#808080',
    tickColor: '#808080',
    gridColor: '#e6e6e6',
    titlePadding: 8,
    labelFlush: false,
  },
  legend: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    symbolSize: 70,
  },
  header: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    labelColor: '#1a1a1a',
    titleColor: '#1a1a1a',
  },
} as const
