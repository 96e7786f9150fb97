import { PageHeader } from "@/components/PageHeader";

export function ExecutionsPage() {
  return <PageHeader title="Executions" />;
}
