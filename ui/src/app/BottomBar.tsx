import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Icon } from "@/components/Icon";
import { LinkMenuItem } from "@/components/links";
import { useMe, useOrg } from "@/lib/org";
import classes from "./BottomBar.module.css";
import { executionsItem, groupsFor, homeItem, type NavItem, schedulesItem } from "./navigation";
import { OpenCount } from "./OpenCount";
import { useOpenCounts } from "./openCounts";
import { UserMenu } from "./UserMenu";

const direct: NavItem[] = [homeItem, schedulesItem, executionsItem];

/** Navigation on phones: the three places most asked for; the rest under "More". */
export function BottomBar() {
  const me = useMe();
  const org = useOrg();
  const open = useOpenCounts();
  const rest = groupsFor(me)
    .flatMap((group) => group.items)
    .filter((item) => !direct.includes(item));
  return (
    <nav aria-label="Main, phone" className={classes.bar}>
      {direct.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          params={{ org }}
          className={classes.item}
          activeOptions={{ exact: item === homeItem, includeSearch: false }}
        >
          <Icon name={item.icon} size={20} />
          {item.label}
        </Link>
      ))}
      <div className={classes.item}>
        <UserMenu folded>
          {rest.length > 0 && <Menu.Divider />}
          {rest.map((item) => (
            <LinkMenuItem
              key={item.to}
              to={item.to}
              params={{ org }}
              rightSection={<OpenCount n={open[item.to]} />}
            >
              {item.label}
            </LinkMenuItem>
          ))}
        </UserMenu>
        <span aria-hidden="true">
          More <OpenCount n={rest.reduce((sum, item) => sum + (open[item.to] ?? 0), 0)} />
        </span>
      </div>
    </nav>
  );
}
