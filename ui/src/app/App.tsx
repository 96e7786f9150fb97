import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { makeQueryClient } from "@/lib/query";
import { makeRouter } from "./router";
import { colorSchemeManager, cssVariables, theme } from "./theme";

const client = makeQueryClient();
const router = makeRouter(client);

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      deduplicateInlineStyles
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Notifications position="bottom-center" limit={1} zIndex={350} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
