import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { expect } from "vitest";
import { theme } from "@/app/theme";

/** Renders as inside of the application, without motion and without a server. */
export function show(node: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrap = (child: ReactNode) => (
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <main>{child}</main>
      </QueryClientProvider>
    </MantineProvider>
  );
  const result = render(wrap(node));
  return { ...result, update: (next: ReactNode) => result.rerender(wrap(next)) };
}

/** No finding of WCAG 2.2 A and AA; colours are computed in a test of their own. */
export async function expectAccessible(container: Element) {
  const { violations } = await axe.run(container, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    rules: { "color-contrast": { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
