import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "@/components/Panel";
import { ProblemAlert } from "@/components/ProblemAlert";
import { StatusBadge } from "@/components/StatusBadge";
import type { AlertRule } from "@/lib/api-types";
import classes from "./Alerts.module.css";
import { alertRulesQuery } from "./api";
import { ruleMeta, ruleName, rulesSentence } from "./model";

interface RulesProps {
  /** Shows the alerts of a rule that fires. */
  onShow: (rule: string) => void;
}

/** What is looked for, each rule as a sentence, and whether it has found something. */
export function Rules({ onShow }: RulesProps) {
  const rules = useQuery(alertRulesQuery());
  if (rules.error && !rules.data) {
    return (
      <ProblemAlert
        what="The rules could not be read."
        error={rules.error}
        retry={() => rules.refetch()}
      />
    );
  }
  return (
    <Panel
      flush
      title="What is watched"
      aside={<span className="dimmed">{rules.data && rulesSentence(rules.data)}</span>}
    >
      <ul aria-busy={!rules.data} className={classes.rules}>
        {rules.data?.map((rule) => (
          <Rule key={rule.rule} rule={rule} onShow={() => onShow(rule.rule)} />
        ))}
      </ul>
    </Panel>
  );
}

function Rule({ rule, onShow }: { rule: AlertRule; onShow: () => void }) {
  const firing = rule.state === "firing";
  return (
    <li className={classes.rule}>
      <span className={classes.what}>
        <span>{rule.text}</span>
        <span className={classes.meta}>
          {ruleName(rule.rule)} · {ruleMeta(rule)}
        </span>
      </span>
      <span className={classes.act}>
        {firing ? (
          <StatusBadge state={rule.severity} word="Firing" />
        ) : (
          <StatusBadge state="quiet" />
        )}
        {firing && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={onShow}
            aria-label={`Show the alerts of ${ruleName(rule.rule)}`}
          >
            Show
          </Button>
        )}
      </span>
    </li>
  );
}
