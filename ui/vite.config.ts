import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** `MOCK=1 npm run dev` answers the API from memory; otherwise it is passed to a running server. */
async function mock(): Promise<Plugin[]> {
  if (!process.env.MOCK) {
    return [];
  }
  // A path in a variable: the mock is plain JavaScript and has no types.
  const path = new URL("./dev/mock.mjs", import.meta.url).href;
  const { mockServer } = (await import(path)) as { mockServer: () => Plugin };
  return [mockServer()];
}

const server = process.env.PUNCTUAL_URL ?? "http://127.0.0.1:8080";
const proxied = ["/api", "/d/", "/mailbox", "/openapi.json"];

export default defineConfig(async () => ({
  plugins: [react(), ...(await mock())],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    host: "127.0.0.1",
    proxy: process.env.MOCK ? {} : Object.fromEntries(proxied.map((path) => [path, server])),
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // the content security policy allows no data: scripts or fonts
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    emptyOutDir: true,
  },
  test: {
    css: false,
    projects: [
      {
        extends: true as const,
        test: { name: "logic", environment: "node", isolate: false, include: ["src/**/*.test.ts"] },
      },
      {
        extends: true as const,
        test: {
          name: "parts",
          environment: "jsdom",
          isolate: false,
          testTimeout: 30_000, // whole pages, on a machine that may be busy
          setupFiles: ["src/test/setup.ts"],
          include: ["src/**/*.test.tsx"],
        },
      },
    ],
  },
}));
