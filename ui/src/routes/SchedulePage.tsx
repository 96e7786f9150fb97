import { PageHeader } from "@/components/PageHeader";

export function SchedulePage() {
  return <PageHeader title="Schedule" />;
}
