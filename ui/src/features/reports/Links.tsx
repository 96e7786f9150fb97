import { Button, CopyButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmCount } from "@/components/ConfirmCount";
import { Fold } from "@/components/Fold";
import { Icon } from "@/components/Icon";
import { Panel } from "@/components/Panel";
import { toast } from "@/components/toast";
import type { ExecutionDetail, ShareLink } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { fullDate, viewerZone } from "@/lib/time";
import { links, linksQuery, useLinkCommand } from "./api";
import classes from "./ExecutionDetail.module.css";
import { linkFor, linkState } from "./model";
import { ShareDialog } from "./ShareDialog";

/** Who can fetch the files by a link, and the way to end that. */
export function Links({ execution }: { execution: ExecutionDetail }) {
  const [sharing, setSharing] = useState(false);
  const query = useQuery(linksQuery(execution.id));
  const all = query.data?.items;
  if (!all || (all.length === 0 && execution.artifacts.length === 0)) {
    return null;
  }
  const shared = all.filter((link) => link.delivery_id == null);
  const sent = all.filter((link) => link.delivery_id != null);
  return (
    <Panel
      flush
      title="Links"
      aside={
        execution.artifacts.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setSharing(true)}>
            Share a link
          </Button>
        )
      }
    >
      {all.length === 0 ? (
        <p className={classes.none}>No link leads to these files.</p>
      ) : (
        <>
          {shared.length > 0 && <Rows links={shared} />}
          {sent.length > 0 && (
            <div className={classes.sent}>
              <Fold title="In mails" aside={plural(sent.length, "link")}>
                <Rows links={sent} />
              </Fold>
            </div>
          )}
        </>
      )}
      {sharing && (
        <ShareDialog
          executionId={execution.id}
          artifacts={execution.artifacts}
          onClose={() => setSharing(false)}
        />
      )}
    </Panel>
  );
}

function Rows({ links: rows }: { links: ShareLink[] }) {
  return (
    <ul className={classes.rows}>
      {rows.map((link) => (
        <LinkRow key={link.id} link={link} />
      ))}
    </ul>
  );
}

function LinkRow({ link }: { link: ShareLink }) {
  const [revoking, setRevoking] = useState(false);
  const command = useLinkCommand(() => links.revoke(link.id));
  const isOpen = link.state === "open";
  return (
    <li className={classes.file}>
      <Icon name="send" />
      <span className={classes.grow}>
        <b>{linkFor(link)}</b>
        <span className={classes.meta}>
          {link.file_name} · {linkState(link, fullDate(new Date(link.expires_at), viewerZone))} ·{" "}
          {link.uses === 0 ? "not used yet" : `downloaded ${plural(link.uses, "time")}`}
          {link.one_time && " · for one download"}
        </span>
      </span>
      {link.url && <CopyLink url={link.url} />}
      {isOpen && (
        <Button size="xs" variant="default" onClick={() => setRevoking(true)}>
          Revoke
        </Button>
      )}
      {revoking && (
        <ConfirmCount
          title="Revoke this link"
          action="Revoke 1 link"
          danger
          failed="The link is still good."
          onConfirm={async () => {
            await command.mutateAsync(undefined);
            toast("The link opens nothing any more.");
          }}
          onClose={() => setRevoking(false)}
        >
          {linkFor(link)}: whoever follows it is told that it was taken back. A download that has
          begun goes on.
        </ConfirmCount>
      )}
    </li>
  );
}

function CopyLink({ url }: { url: string }) {
  return (
    <CopyButton value={url}>
      {({ copied, copy }) => (
        <Button size="xs" variant="default" onClick={copy}>
          {copied ? "Copied" : "Copy"}
        </Button>
      )}
    </CopyButton>
  );
}
