import { Link } from "@tanstack/react-router";
import { Brand } from "@/components/Brand";
import { Icon } from "@/components/Icon";
import { useMe, useOrg } from "@/lib/org";
import { groupsFor, homeItem, type NavItem } from "./navigation";
import { OrgSwitcher } from "./OrgSwitcher";
import classes from "./Sidebar.module.css";
import { UserMenu } from "./UserMenu";

interface SidebarProps {
  folded: boolean;
  onFold: () => void;
}

export function Sidebar({ folded, onFold }: SidebarProps) {
  const me = useMe();
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
                <NavLine key={item.to} item={item} folded={folded} />
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

function NavLine({ item, folded, exact }: { item: NavItem; folded: boolean; exact?: boolean }) {
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
      </Link>
    </li>
  );
}
