import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { PasswordDialog } from "@/features/identity/PasswordDialog";
import { SignInDialog } from "@/features/identity/SignInDialog";
import { useMe, useOrg } from "@/lib/org";
import { session } from "@/lib/session";
import { NotFoundPage } from "@/routes/TroublePage";
import { Banner } from "./Banner";
import { BottomBar } from "./BottomBar";
import { useFold } from "./fold";
import { KeyHelp } from "./KeyHelp";
import { LiveUpdates } from "./LiveUpdates";
import classes from "./Shell.module.css";
import { Sidebar } from "./Sidebar";

/** Navigation around the page, and the dialogs that may come over any page. */
export function Shell() {
  const me = useMe();
  const org = useOrg();
  const [folded, toggleFold] = useFold();
  return (
    <div className={classes.shell} data-folded={folded || undefined}>
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <Sidebar folded={folded} onFold={toggleFold} />
      <div className={classes.content}>
        <Banner />
        <Main>{org === me.organization.key ? <Outlet /> : <NotFoundPage />}</Main>
      </div>
      <BottomBar />
      <Dialogs email={me.email} />
      <KeyHelp onFold={toggleFold} />
      <LiveUpdates />
    </div>
  );
}

/** After a change of page, reading starts at its title. */
function Main({ children }: { children: React.ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the event
  useEffect(() => {
    if (first.current) {
      first.current = false;
    } else {
      main.current?.focus({ preventScroll: true });
    }
  }, [path]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={classes.main}>
      {children}
    </main>
  );
}

function Dialogs({ email }: { email: string }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const mustChange = useSyncExternalStore(session.subscribe, session.mustChangePassword);
  if (state === "expired") {
    return <SignInDialog email={email} />;
  }
  return mustChange ? <PasswordDialog forced onClose={() => undefined} /> : null;
}
