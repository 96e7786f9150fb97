import { useQuery } from "@tanstack/react-query";
import { NeedsRole } from "@/components/NeedsRole";
import { PageHeader } from "@/components/PageHeader";
import { Panel } from "@/components/Panel";
import { StaleBar } from "@/components/StaleBar";
import { Waiting } from "@/components/Waiting";
import { organizationQuery } from "@/features/organization/api";
import { LogoField } from "@/features/organization/LogoField";
import { ProfileFields } from "@/features/organization/ProfileFields";
import { atLeast, useMe } from "@/lib/org";
import classes from "./DetailPage.module.css";

const title = "Organisation";

export function OrganizationPage() {
  const me = useMe();
  if (!atLeast(me, "administrator")) {
    return (
      <>
        <PageHeader title={title} />
        <NeedsRole
          what="Changing the organisation"
          least="administrator"
          organization={me.organization.name}
        />
      </>
    );
  }
  return <Allowed />;
}

function Allowed() {
  const organization = useQuery(organizationQuery());
  return (
    <>
      <PageHeader title={title} lead="How your reports look to those who read them." />
      {organization.data ? (
        <div className={classes.page}>
          <StaleBar query={organization} />
          <Panel title="Name and colour">
            <ProfileFields profile={organization.data} />
          </Panel>
          <Panel title="Logo">
            <LogoField has={organization.data.has_logo} />
          </Panel>
        </div>
      ) : (
        <Waiting what="The organisation could not be read." queries={[organization]} />
      )}
    </>
  );
}
