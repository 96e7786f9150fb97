import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { reportTypeQuery } from "@/features/catalog/api";
import { recipientFaults } from "@/features/delivery/model";
import type { CadenceDraft } from "@/features/schedules/cadence";
import {
  byField,
  draftFaults,
  type ScheduleDraft,
  type SectionId,
  sectionOf,
} from "@/features/schedules/model";
import type { FieldFault, ReportType } from "@/lib/api-types";
import { forget, keep, readKept } from "./keptDraft";

/** The part of a draft that a section edits: the server's word on it holds until it changes. */
function slice(draft: ScheduleDraft, section: SectionId): unknown {
  switch (section) {
    case "report":
      return [draft.name, draft.description, draft.reportType];
    case "parameters":
      return [draft.reportType, draft.params];
    case "when":
      return draft.cadence;
    case "readers":
      return [draft.recipients, draft.burst];
    default:
      return [
        draft.formats,
        draft.timeoutMinutes,
        draft.whenEmpty,
        draft.catchUp,
        draft.csv,
        draft.pdf,
        draft.condition,
        draft.store,
      ];
  }
}

function unchanged(a: ScheduleDraft, b: ScheduleDraft, field: string): boolean {
  const section = sectionOf(field);
  return JSON.stringify(slice(a, section)) === JSON.stringify(slice(b, section));
}

interface EditorStart {
  key: string;
  initial: ScheduleDraft;
  version: number | undefined;
  types: ReportType[];
}

export type Editor = ReturnType<typeof useEditor>;

/** The state of the page: the draft, kept over reloads, and what is wrong with it. */
export function useEditor({ key, initial, version, types }: EditorStart) {
  const [kept, setKept] = useState(() => readKept(key));
  // A draft that was kept before an update lacks what was not there yet.
  const [draft, setDraft] = useState(kept ? { ...initial, ...kept.draft } : initial);
  const [baseVersion, setBaseVersion] = useState(kept ? kept.version : version);
  const [active, setActive] = useState<SectionId>("report");
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<{ draft: ScheduleDraft; faults: FieldFault[] }>();

  const listed = types.find((each) => each.id === draft.reportType);
  // The list has no options that a query gives; the single type does.
  const whole = useQuery({ ...reportTypeQuery(draft.reportType), enabled: Boolean(listed) });
  const type = whole.data ?? listed;
  const local = useMemo(
    () => [...draftFaults(draft, type), ...recipientFaults(draft.recipients)],
    [draft, type],
  );
  const said =
    refused?.faults.filter((fault) => unchanged(refused.draft, draft, fault.field)) ?? [];
  const faults = attempt > 0 ? [...local, ...said] : said;

  const change = (part: Partial<ScheduleDraft>) => {
    const next = { ...draft, ...part };
    const saved = { draft: next, at: new Date().toISOString(), version: baseVersion };
    setDraft(next);
    setKept(saved);
    keep(key, saved);
  };

  return {
    draft,
    type,
    types,
    kept,
    baseVersion,
    active,
    attempt,
    faults,
    /** All that is known to be wrong, shown or not: the rail's ticks. */
    open: [...local, ...said],
    messages: byField(faults),
    change,
    changeCadence: (part: Partial<CadenceDraft>) =>
      change({ cadence: { ...draft.cadence, ...part } }),
    setActive,
    setBaseVersion,
    refuse: (errors: FieldFault[]) => {
      setRefused({ draft, faults: errors });
      setAttempt((n) => n + 1);
    },
    /** Counts a try to save; true where nothing is wrong that can be seen from here. */
    attemptSave: () => {
      setAttempt((n) => n + 1);
      setRefused(undefined);
      return local.length === 0;
    },
    discard: () => {
      forget(key);
      setKept(undefined);
      setDraft(initial);
      setBaseVersion(version);
      setAttempt(0);
      setRefused(undefined);
    },
    done: () => forget(key),
  };
}
