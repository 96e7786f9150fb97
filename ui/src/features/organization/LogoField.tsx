import { Button, FileButton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/ProblemAlert";
import { toast } from "@/components/toast";
import { keys } from "@/lib/query";
import { logoQuery, putLogo, removeLogo } from "./api";
import classes from "./Organization.module.css";

/** The picture on top of reports; a new one is in use as soon as it is chosen. */
export function LogoField({ has }: { has: boolean }) {
  const client = useQueryClient();
  const logo = useQuery(logoQuery(has));
  const change = useMutation({
    mutationFn: (file: File | null) => (file ? putLogo(file) : removeLogo()),
    onSuccess: async (_, file) => {
      await client.invalidateQueries({ queryKey: keys.organization });
      toast(file ? "New reports carry this logo." : "New reports carry no logo.");
    },
  });
  const choose = (file: File | null) => {
    if (file) {
      change.mutate(file);
    }
  };
  return (
    <div className={classes.logo}>
      <div className={classes.paper}>
        {has && logo.data ? (
          <img src={logo.data} alt="The logo" />
        ) : (
          <span>{has ? "" : "No logo: reports show the name."}</span>
        )}
      </div>
      <div className={classes.buttons}>
        <FileButton accept="image/png,image/jpeg" onChange={choose}>
          {(props) => (
            <Button {...props} variant="default" loading={change.isPending}>
              {has ? "Replace logo" : "Choose logo"}
            </Button>
          )}
        </FileButton>
        {has && (
          <Button
            variant="subtle"
            color="red"
            disabled={change.isPending}
            onClick={() => change.mutate(null)}
          >
            Remove
          </Button>
        )}
      </div>
      <p className={classes.hint}>
        PNG or JPEG, at most 1 MB. It is shown on white paper, so a transparent ground is best.
      </p>
      {change.error && <ProblemAlert what="The logo was not changed." error={change.error} />}
    </div>
  );
}
