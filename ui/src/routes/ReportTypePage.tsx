import { PageHeader } from "@/components/PageHeader";

export function ReportTypePage() {
  return <PageHeader title="ReportType" />;
}
