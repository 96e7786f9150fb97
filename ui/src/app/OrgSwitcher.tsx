import { Menu } from "@mantine/core";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { Icon } from "@/components/Icon";
import { useMe } from "@/lib/org";
import classes from "./OrgSwitcher.module.css";

/** The organisation; a menu for whoever belongs to several. It keeps the section. */
export function OrgSwitcher() {
  const me = useMe();
  const navigate = useNavigate();
  const section = useLocation({ select: ({ pathname }) => pathname.split("/")[3] ?? "" });
  if (me.organizations.length < 2) {
    return <span className={classes.name}>{me.organization.name}</span>;
  }
  return (
    <Menu position="bottom-start" width={220} shadow="md">
      <Menu.Target>
        <button type="button" className={classes.button}>
          <span className={classes.name}>{me.organization.name}</span>
          <Icon name="down" size={12} />
          <span className="sr-only">, other organisations</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={me.organization.key}
          onChange={(key) => void navigate({ href: `/o/${key}/${section}` })}
        >
          {me.organizations.map((each) => (
            <Menu.RadioItem
              key={each.id}
              value={each.key}
              closeMenuOnClick
              checkIcon={<Icon name="check" />}
            >
              {each.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
