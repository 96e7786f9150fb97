import { Button } from "@mantine/core";
import type { Template } from "@/lib/api-types";
import classes from "./Templates.module.css";

interface TemplatesProps {
  templates: Template[];
  onChoose: (template: Template) => void;
}

/** Ready schedules of a report: one press fills in when, what and how. */
export function Templates({ templates, onChoose }: TemplatesProps) {
  if (templates.length === 0) {
    return null;
  }
  return (
    <fieldset className={classes.root}>
      <legend>Start from</legend>
      <ul>
        {templates.map((template) => (
          <li key={template.name}>
            <Button size="compact-md" variant="default" onClick={() => onChoose(template)}>
              {template.name}
            </Button>
            {template.description && <span>{template.description}</span>}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
