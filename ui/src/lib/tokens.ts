/** The colours of the product; every pair that carries text is checked by a test. */
export interface Palette {
  canvas: string;
  surface: string;
  sunken: string;
  line: string;
  text: string;
  text2: string;
  dimmed: string;
  link: string;
  accent: string;
  "accent-hover": string;
  "on-accent": string;
  selected: string;
  control: string;
  hover: string;
  error: string;
  "wait-text": string;
  "run-text": string;
  "run-ground": string;
  "good-text": string;
  "skip-text": string;
  "doubt-text": string;
  "doubt-ground": string;
  "fail-text": string;
  "fail-ground": string;
  "dead-text": string;
  "dead-ground": string;
  /** Series of charts, in their order; told apart with any colour vision. */
  "chart-1": string;
  "chart-2": string;
  "chart-3": string;
  "chart-4": string;
  "chart-5": string;
  "chart-6": string;
}

export const light: Palette = {
  canvas: "#F8F9FB",
  surface: "#FFFFFF",
  sunken: "#F1F3F6",
  line: "#DFE3E8",
  text: "#1A1F27",
  text2: "#444D5A",
  dimmed: "#596371",
  link: "#274FC0",
  accent: "#2F5BD7",
  "accent-hover": "#274FC0",
  "on-accent": "#FFFFFF",
  selected: "#EDF2FE",
  control: "#7F8996",
  hover: "#F1F3F6",
  error: "#B42318",
  "wait-text": "#4F5B69",
  "run-text": "#1E52C4",
  "run-ground": "#E6EEFD",
  "good-text": "#0A6650",
  "skip-text": "#5B4A96",
  "doubt-text": "#855000",
  "doubt-ground": "#FFF1D6",
  "fail-text": "#FFFFFF",
  "fail-ground": "#B42318",
  "dead-text": "#FFFFFF",
  "dead-ground": "#1A1F27",
  "chart-1": "#2F5BD7",
  "chart-2": "#B85400",
  "chart-3": "#006B56",
  "chart-4": "#B8478F",
  "chart-5": "#3096C8",
  "chart-6": "#2B3340",
};

export const dark: Palette = {
  canvas: "#0F1216",
  surface: "#161A20",
  sunken: "#1D222A",
  line: "#2A313B",
  text: "#E6E9EE",
  text2: "#B9C1CC",
  dimmed: "#98A2B0",
  link: "#93B0FF",
  accent: "#3F66DE",
  "accent-hover": "#3459CC",
  "on-accent": "#FFFFFF",
  selected: "#1A2442",
  control: "#6F7A89",
  hover: "#1D222A",
  error: "#FF9D90",
  "wait-text": "#AEB8C5",
  "run-text": "#94B4FF",
  "run-ground": "#16254A",
  "good-text": "#63D2B1",
  "skip-text": "#C0B0F4",
  "doubt-text": "#F0BC62",
  "doubt-ground": "#34270F",
  "fail-text": "#FFFFFF",
  "fail-ground": "#C8362A",
  "dead-text": "#161A20",
  "dead-ground": "#E6E9EE",
  "chart-1": "#6F93FF",
  "chart-2": "#D97B1E",
  "chart-3": "#1F8F72",
  "chart-4": "#F08CC0",
  "chart-5": "#9AD8F6",
  "chart-6": "#FFFFFF",
};

function luminance(hex: string): number {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast ratio of WCAG 2.2, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
