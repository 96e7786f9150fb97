import { Menu, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Icon } from "@/components/Icon";
import { PasswordDialog } from "@/features/identity/PasswordDialog";
import { useMe } from "@/lib/org";
import { session } from "@/lib/session";
import classes from "./UserMenu.module.css";

const schemes = [
  { value: "auto", label: "Theme as the system" },
  { value: "light", label: "Light theme" },
  { value: "dark", label: "Dark theme" },
] as const;

/** Who is at work, the theme, the way out. */
export function UserMenu({ folded, children }: { folded?: boolean; children?: React.ReactNode }) {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Menu position="top-start" width={240} shadow="md">
        <Menu.Target>
          <button type="button" className={classes.button} aria-label={`${me.display_name}, menu`}>
            <Icon name="user" />
            {!folded && <span className={classes.name}>{me.display_name}</span>}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.email}
            <br />
            {me.role}
            {me.operator && ", operator"}
          </Menu.Label>
          {children}
          <ThemeItems />
          <Menu.Divider />
          <Menu.Item onClick={() => setChanging(true)}>Change password</Menu.Item>
          <SignOutItem />
        </Menu.Dropdown>
      </Menu>
      {changing && <PasswordDialog forced={false} onClose={() => setChanging(false)} />}
    </>
  );
}

function ThemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Divider />
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
      >
        {schemes.map((scheme) => (
          <Menu.RadioItem key={scheme.value} value={scheme.value} checkIcon={<Icon name="check" />}>
            {scheme.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function SignOutItem() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await session.signOut();
    await navigate({ to: "/sign-in" });
    client.clear();
  };
  return <Menu.Item onClick={leave}>Sign out</Menu.Item>;
}
