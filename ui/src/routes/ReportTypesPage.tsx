import { PageHeader } from "@/components/PageHeader";

export function ReportTypesPage() {
  return <PageHeader title="ReportTypes" />;
}
