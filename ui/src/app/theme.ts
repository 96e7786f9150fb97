import type { CSSVariablesResolver, MantineColorsTuple } from "@mantine/core";
import { createTheme, localStorageColorSchemeManager, rem } from "@mantine/core";
import { dark, light, type Palette } from "@/lib/tokens";

const brand: MantineColorsTuple = [
  "#EDF2FE",
  "#DCE5FC",
  "#B6C8F8",
  "#8EA9F3",
  "#6C8EEE",
  "#4A73E4",
  "#2F5BD7",
  "#274FC0",
  "#20429F",
  "#19347F",
];

// The library paints inputs, menus and dialogs from this scale: text, borders, grounds.
const darkScale: MantineColorsTuple = [
  dark.text,
  dark.text2,
  dark.dimmed,
  dark.control,
  dark.line,
  dark.hover,
  dark.surface,
  dark.canvas,
  "#0B0E12",
  "#07090C",
];

function sizes<K extends string>(pixels: Record<K, number>): Record<K, string> {
  const entries = Object.entries<number>(pixels).map(([key, value]) => [key, rem(value)]);
  return Object.fromEntries(entries) as Record<K, string>;
}

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: 6,
  colors: { brand, dark: darkScale },
  // The placeholder that takes the first focus is no valid child of a menu.
  components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } },
  black: light.text,
  respectReducedMotion: true,
  defaultRadius: rem(6),
  cursorType: "pointer",
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: sizes({ xs: 12, sm: 13, md: 14, lg: 16, xl: 20 }),
  spacing: sizes({ xs: 8, sm: 12, md: 16, lg: 24, xl: 32 }),
  radius: sizes({ xs: 4, sm: 6, md: 8, lg: 12 }),
});

export const colorSchemeManager = localStorageColorSchemeManager({ key: "punctual-color-scheme" });

function variables(palette: Palette): Record<string, string> {
  const own = Object.entries(palette).map(([name, value]) => [`--p-${name}`, value]);
  return {
    ...Object.fromEntries(own),
    "--p-focus": palette.link,
    // Mantine's own dimmed, placeholder and error colours miss 4.5:1.
    "--mantine-color-body": palette.canvas,
    "--mantine-color-text": palette.text,
    "--mantine-color-dimmed": palette.dimmed,
    "--mantine-color-placeholder": palette.dimmed,
    "--mantine-color-error": palette.error,
    "--mantine-color-anchor": palette.link,
    "--mantine-color-default": palette.surface,
    "--mantine-color-default-color": palette.text,
    "--mantine-color-default-border": palette.control,
    "--mantine-color-default-hover": palette.hover,
    "--mantine-primary-color-filled": palette.accent,
    "--mantine-primary-color-filled-hover": palette["accent-hover"],
    "--mantine-color-brand-filled": palette.accent,
    "--mantine-color-brand-filled-hover": palette["accent-hover"],
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(light),
  dark: variables(dark),
});
