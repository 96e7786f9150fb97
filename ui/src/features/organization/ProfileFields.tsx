import { Button, ColorInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/ProblemAlert";
import { toast } from "@/components/toast";
import type { Profile } from "@/lib/api-types";
import { faultOf } from "@/lib/problem";
import { keys } from "@/lib/query";
import { changeOrganization } from "./api";
import classes from "./Organization.module.css";

/** Of reports of an organisation that chose none. */
const own = "#1F5FA8";
const swatches = [own, "#0B6E4F", "#7A3E9D", "#A8321D", "#8A5A00", "#1F2933"];

/** Name and colour, as reports and mails show them. */
export function ProfileFields({ profile }: { profile: Profile }) {
  const client = useQueryClient();
  const [name, setName] = useState(profile.name);
  const [accent, setAccent] = useState(profile.accent ?? own);
  const save = useMutation({
    mutationFn: () =>
      changeOrganization(accent.toUpperCase() === own ? { name } : { name, accent }),
    onSuccess: async (saved) => {
      setName(saved.name);
      setAccent(saved.accent ?? own);
      client.setQueryData(keys.organization, saved);
      await client.invalidateQueries({ queryKey: keys.me });
      toast("Saved. New reports look like this.");
    },
  });
  const changed = name !== profile.name || accent.toUpperCase() !== (profile.accent ?? own);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const named = faultOf(save.error, "name");
  const coloured = faultOf(save.error, "accent");
  return (
    <form className={classes.fields} onSubmit={submit} noValidate>
      {save.error && !named && !coloured && (
        <ProblemAlert what="Nothing was changed." error={save.error} />
      )}
      <TextInput
        label="Name"
        description="At the head of reports and in mails"
        value={name}
        error={named}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ColorInput
        label="Colour"
        description="Of headings, rules and the first series of charts"
        value={accent}
        error={coloured}
        swatches={swatches}
        onChange={setAccent}
        eyeDropperButtonProps={{ "aria-label": "Pick a colour from the screen" }}
      />
      <Specimen name={name} accent={accent} />
      <Button type="submit" loading={save.isPending} disabled={!changed}>
        Save
      </Button>
    </form>
  );
}

/** How the colour looks on paper, before anything is saved. */
function Specimen({ name, accent }: { name: string; accent: string }) {
  return (
    <div className={classes.specimen} aria-hidden="true">
      <strong style={{ color: accent }}>{name || "Name"}</strong>
      <span>Sales, last week</span>
      <i style={{ background: accent }} />
      <div>
        {[60, 85, 40, 72].map((height) => (
          <b key={height} style={{ height: `${height}%`, background: accent }} />
        ))}
      </div>
    </div>
  );
}
