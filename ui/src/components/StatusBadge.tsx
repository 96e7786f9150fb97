import { Icon, type IconName } from "./Icon";
import classes from "./StatusBadge.module.css";

type Weight = "plain" | "outline" | "tint" | "solid";
type Tone = "wait" | "run" | "good" | "skip" | "calm" | "doubt" | "fail" | "dead";

interface Look {
  word: string;
  icon: IconName;
  weight: Weight;
  tone: Tone;
}

const waiting: Look = { word: "Waiting", icon: "clock", weight: "outline", tone: "wait" };
const failed: Look = { word: "Failed", icon: "alert", weight: "solid", tone: "fail" };
const doubt = (word: string, icon: IconName): Look => ({
  word,
  icon,
  weight: "tint",
  tone: "doubt",
});
const good = (word: string): Look => ({ word, icon: "circleCheck", weight: "plain", tone: "good" });

/** Weight, icon and word say the state; the colour only repeats it. */
const looks: Record<string, Look> = {
  on: good("On"),
  paused: { word: "Paused", icon: "pause", weight: "outline", tone: "wait" },
  failing: { ...failed, word: "Failing" },
  ended: { word: "Ended", icon: "check", weight: "plain", tone: "calm" },
  deleted: { word: "Deleted", icon: "trash", weight: "plain", tone: "calm" },
  queued: waiting,
  pending: waiting,
  claimed: waiting,
  awaiting_consent: { ...waiting, word: "Awaits consent" },
  delayed: doubt("Retrying", "refresh"),
  retrying: doubt("Retrying", "refresh"),
  deferred: doubt("Deferred", "hourglass"),
  late: doubt("Late", "clockAlert"),
  indeterminate: doubt("Not certain", "help"),
  uncertain: doubt("Not certain", "help"),
  partly: doubt("Partly delivered", "half"),
  running: { word: "Running", icon: "loader", weight: "tint", tone: "run" },
  sending: { word: "Sending", icon: "loader", weight: "tint", tone: "run" },
  completed: good("Completed"),
  sent: good("Sent"),
  delivered: good("Delivered"),
  skipped: { word: "Skipped", icon: "skip", weight: "plain", tone: "skip" },
  suppressed: { word: "Not sent", icon: "ban", weight: "plain", tone: "calm" },
  interrupted: { word: "Interrupted", icon: "refresh", weight: "plain", tone: "calm" },
  cancelled: { word: "Cancelled", icon: "ban", weight: "plain", tone: "calm" },
  failed,
  bounced: { ...failed, word: "Bounced" },
  resolved: good("Resolved"),
  critical: { ...failed, word: "Critical" },
  warning: doubt("Warning", "alert"),
  acknowledged: { word: "Acknowledged", icon: "eye", weight: "outline", tone: "wait" },
  over: good("Over"),
  quiet: { word: "Quiet", icon: "check", weight: "plain", tone: "calm" },
  active: good("Active"),
  answers: good("Answers"),
  held: doubt("Held", "hourglass"),
  draining: { word: "Draining", icon: "pause", weight: "outline", tone: "wait" },
  lost: { ...failed, word: "Lost" },
  met: good("Met"),
  missed: { ...failed, word: "Missed" },
  unjudged: { word: "Not judged", icon: "info", weight: "plain", tone: "calm" },
  ok: good("Ok"),
  low: doubt("Low", "hourglass"),
  stopped: { ...failed, word: "Stopped" },
  dead: { word: "Gave up", icon: "archive", weight: "solid", tone: "dead" },
};

function lookOf(state: string): Look {
  return looks[state] ?? { word: state, icon: "info", weight: "plain", tone: "calm" };
}

export function stateWord(state: string): string {
  return lookOf(state).word;
}

interface StatusBadgeProps {
  state: string;
  /** Replaces the state's word, not its look. */
  word?: string | undefined;
  /** One sentence beside it. */
  reason?: string | null | undefined;
}

export function StatusBadge({ state, word, reason }: StatusBadgeProps) {
  const look = lookOf(state);
  return (
    <span className={classes.root}>
      <span className={classes.badge} data-weight={look.weight} data-tone={look.tone}>
        <Icon name={look.icon} size={14} />
        {word ?? look.word}
      </span>
      {reason && <span className={classes.reason}>{reason}</span>}
    </span>
  );
}
