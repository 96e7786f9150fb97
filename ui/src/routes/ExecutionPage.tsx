import { PageHeader } from "@/components/PageHeader";

export function ExecutionPage() {
  return <PageHeader title="Execution" />;
}
