// Wormwood grey-green is the brand, ochre the one accent. Red says only "this will lose data" or "this flight cannot
// go": use color="red" for nothing else, and never about a person. LOOK.md holds the reasons.
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const wormwood: MantineColorsTuple = [
  '#f3f6f2',
  '#e4eae1',
  '#cdd8c9',
  '#b1c1ab',
  '#93a88c',
  '#778f70',
  '#5f775a',
  '#4b6147',
  '#3c4f39',
  '#2d3c2b',
]
const ochre: MantineColorsTuple = [
  '#fdf7e8',
  '#f8ebcb',
  '#f0d99e',
  '#e6c36a',
  '#d9ab3d',
  '#c49324',
  '#a5781a',
  '#835d13',
  '#68490f',
  '#4d360b',
]
const gray: MantineColorsTuple = [
  '#f8f9f7',
  '#f0f2ef',
  '#e5e8e3',
  '#d6dad3',
  '#c3c8c0',
  '#a3aaa0',
  '#747c72',
  '#51584f',
  '#383e37',
  '#232822',
]
const dark: MantineColorsTuple = [
  '#d3d8d1',
  '#b3bab0',
  '#929a8f',
  '#6d756b',
  '#454c44',
  '#363c35',
  '#2b302a',
  '#202520',
  '#191d19',
  '#121512',
]

export const fonts = "'Noto Sans Variable', 'Noto Sans Arabic Variable', system-ui, sans-serif"

export const theme = createTheme({
  colors: { wormwood, ochre, gray, dark },
  primaryColor: 'wormwood',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: '#1c211b',
  fontFamily: fonts,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // A dialog's head is no second banner of the page.
  components: { ModalHeader: { defaultProps: { component: 'div' } } },
})

/** Mantine's own greys for quiet text fall short of AA, and its errors are red, which here means something else. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfcfa',
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': ochre[8],
    '--mantine-color-anchor': wormwood[8],
    '--oralu-surface': '#ffffff',
    '--oralu-line': gray[3],
    '--oralu-hover': gray[1],
    '--oralu-chosen': wormwood[1],
    '--oralu-accent': ochre[7],
    '--oralu-notice': ochre[0],
    '--oralu-notice-line': ochre[3],
  },
  dark: {
    '--mantine-color-body': dark[8],
    '--mantine-color-dimmed': dark[1],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': ochre[3],
    '--mantine-color-anchor': wormwood[3],
    '--oralu-surface': dark[7],
    '--oralu-line': dark[5],
    '--oralu-hover': dark[6],
    '--oralu-chosen': '#2c392a',
    '--oralu-accent': ochre[4],
    '--oralu-notice': '#33290f',
    '--oralu-notice-line': ochre[8],
  },
})
