import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { EmptyState } from "@/components/EmptyState";
import { LinkButton } from "@/components/links";
import { ProblemAlert } from "@/components/ProblemAlert";

/** Something broke on the way to a page. */
export function TroublePage({ error }: { error: unknown }) {
  const router = useRouter();
  useEffect(() => {
    document.title = "Trouble - Punctual";
  }, []);
  return (
    <main style={{ maxWidth: 640, margin: "48px auto", padding: "0 16px" }}>
      <h1 style={{ marginBottom: 16 }}>This page could not be shown</h1>
      <ProblemAlert what="It did not load." error={error} retry={() => router.invalidate()} />
    </main>
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
