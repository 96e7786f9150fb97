import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { EmptyState } from "@/components/EmptyState";
import { LinkButton } from "@/components/links";
import { ProblemAlert } from "@/components/ProblemAlert";
import { Problem } from "@/lib/problem";

/** A part of the application that did not arrive: the connection, or a newer release on the server. */
function isMissingPart(error: unknown): boolean {
  return (
    error instanceof Error && /preload|dynamically imported|importing a module/i.test(error.message)
  );
}

const missingPart = new Problem({
  title: "A part of the application could not be fetched. Check the connection; then try again.",
  status: 0,
  code: "unreachable",
});

/** Something broke on the way to a page. */
export function TroublePage({ error }: { error: unknown }) {
  const router = useRouter();
  useEffect(() => {
    document.title = "Trouble - Punctual";
  }, []);
  return (
    <div style={{ maxWidth: 640, margin: "48px auto", padding: "0 16px" }}>
      <h1 style={{ marginBottom: 16 }}>This page could not be shown</h1>
      {isMissingPart(error) ? (
        // Browsers remember a part that failed: only a fresh page asks for it again.
        <ProblemAlert what="It did not load." error={missingPart} retry={() => location.reload()} />
      ) : (
        <ProblemAlert what="It did not load." error={error} retry={() => router.invalidate()} />
      )}
    </div>
  );
}

/** Nothing here, or not for this organisation: both read the same. */
export function NotFoundPage() {
  useEffect(() => {
    document.title = "Not found - Punctual";
  }, []);
  return (
    <div style={{ padding: "48px 16px" }}>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="Not found"
        action={
          <LinkButton to="/" variant="default">
            Go home
          </LinkButton>
        }
      >
        Nothing stands at this address, or it belongs to another organisation.
      </EmptyState>
    </div>
  );
}
