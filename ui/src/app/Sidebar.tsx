import { Link } from "@tanstack/react-router";
import { Brand } from "@/components/Brand";
import { Icon } from "@/components/Icon";
import { useMe, useOrg } from "@/lib/org";
import { groupsFor, homeItem, type NavItem } from "./navigation";
import { OpenCount } from "./OpenCount";
import { OrgSwitcher } from "./OrgSwitcher";
import { useOpenCounts } from "./openCounts";
import classes from "./Sidebar.module.css";
import { UserMenu } from "./UserMenu";

interface SidebarProps {
  folded: boolean;
  onFold: () => void;
}

export function Sidebar({ folded, onFold }: SidebarProps) {
  const me = useMe();
  const open = useOpenCounts();
  return (
    <aside className={classes.sidebar} data-folded={folded || undefined} aria-label="Sidebar">
      <div className={classes.head}>
        <Brand bare />
        {!folded && <OrgSwitcher />}
      </div>
      <nav aria-label="Main" className={classes.nav}>
        <ul>
          <NavLine item={homeItem} folded={folded} exact />
        </ul>
        {groupsFor(me).map((group) => (
          <div key={group.title} className={classes.group}>
            <h2 className={folded ? "sr-only" : classes.title}>{group.title}</h2>
            <ul>
              {group.items.map((item) => (
                <NavLine key={item.to} item={item} folded={folded} open={open[item.to]} />
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className={classes.foot}>
        <UserMenu folded={folded} />
        <button
          type="button"
          className={classes.fold}
          onClick={onFold}
          aria-label={folded ? "Widen the sidebar" : "Fold the sidebar"}
          title={`${folded ? "Widen" : "Fold"} the sidebar  [`}
        >
          <Icon name="sidebar" />
        </button>
      </div>
    </aside>
  );
}

interface NavLineProps {
  item: NavItem;
  folded: boolean;
  exact?: boolean;
  /** How many wait for somebody there. */
  open?: number | undefined;
}

function NavLine({ item, folded, exact, open }: NavLineProps) {
  const org = useOrg();
  return (
    <li>
      <Link
        to={item.to}
        params={{ org }}
        className={classes.link}
        activeOptions={{ exact: exact ?? false, includeSearch: false }}
        title={folded ? item.label : undefined}
      >
        <Icon name={item.icon} />
        <span className={folded ? "sr-only" : undefined}>{item.label}</span>
        <OpenCount n={open} />
      </Link>
    </li>
  );
}
