/** The kinds of fault (PR-6.1), in the order of the product. */
export const errorCategories = [
  { value: "network", label: "Network" },
  { value: "data", label: "Data" },
  { value: "system", label: "System" },
  { value: "configuration", label: "Configuration" },
  { value: "unknown", label: "Unknown" },
];

export function categoryWord(category: string): string {
  return errorCategories.find((each) => each.value === category)?.label ?? category;
}
