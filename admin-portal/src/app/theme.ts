import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { t } from '../texts';

const brand: MantineColorsTuple = [
  '#eef1ff',
  '#dfe4ff',
  '#bcc6ff',
  '#9aa7fd',
  '#7b8bf8',
  '#6172f3',
  '#4a5bdc',
  '#3e4dc0',
  '#333f9c',
  '#2b357c',
];
const dark: MantineColorsTuple = [
  '#e4e8f1',
  '#c5ccda',
  '#9fa9bc',
  '#8590a6',
  '#323b4d',
  '#262e3d',
  '#181e2a',
  '#10141d',
  '#0c1017',
  '#080b11',
];
const dialog = {
  closeButtonProps: { 'aria-label': t.common.close },
  attributes: { header: { role: 'presentation' } },
};

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 6,
  colors: { brand, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, events: { hover: true, focus: true, touch: true } } },
    Notification: { defaultProps: { closeButtonProps: dialog.closeButtonProps } },
    Drawer: { defaultProps: dialog },
    Modal: { defaultProps: dialog },
  },
});

/** Mantine's own dimmed, placeholder and error colours fall short of 4.5:1; these pass AA on all our surfaces. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566072',
    '--mantine-color-placeholder': '#667085',
    '--mantine-color-error': '#c11d2e',
    '--app-surface': '#ffffff',
    '--app-canvas': '#f6f7fa',
    '--app-border': '#e2e6ed',
    '--app-subtle': '#f1f3f8',
    '--app-hover': '#fafbfd',
  },
  dark: {
    '--mantine-color-dimmed': '#9fa9bc',
    '--mantine-color-placeholder': '#8793a9',
    '--mantine-color-error': '#ff8a8f',
    '--mantine-color-anchor': '#9aa7fd',
    '--app-surface': '#161b26',
    '--app-canvas': '#0e121a',
    '--app-border': '#2a3242',
    '--app-subtle': '#1d2431',
    '--app-hover': '#1a202c',
  },
});
