import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

/** The accent colour, for everything that is predicted. */
const leaf: MantineColorsTuple = [
  '#e9f8f2',
  '#d2efe3',
  '#a4dfc7',
  '#73cfaa',
  '#49c091',
  '#27ab79',
  '#14936a',
  '#0b7a5c',
  '#0a624c',
  '#074a3a',
];

export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: 7,
  colors: { leaf },
  defaultRadius: 'md',
  fontFamily: "'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: { fontFamily: "'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" },
  cursorType: 'pointer',
  respectReducedMotion: true,
});
