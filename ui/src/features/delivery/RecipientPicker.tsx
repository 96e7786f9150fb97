import { CloseButton, Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { fieldId } from "@/components/FormSummary";
import { Icon } from "@/components/Icon";
import type { FieldFault, RecipientInput } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { peopleQuery } from "./api";
import { AddFolder } from "./FolderDialog";
import type { Naming } from "./fileNames";
import {
  channelWord,
  isExternal,
  personLabel,
  recipientFault,
  splitAddresses,
  withAdded,
  withRecipient,
} from "./model";
import classes from "./RecipientPicker.module.css";

interface RecipientPickerProps {
  value: RecipientInput[];
  onChange: (recipients: RecipientInput[]) => void;
  faults: FieldFault[];
  /** Domains of the organisation itself: the rest is marked as external. */
  ownDomains: string[];
  /** What is known of the run, for the names of its files. */
  naming: Naming;
}

/** One box for people and addresses, and folders beside; pasted lists are split, each bad one is marked by itself. */
export function RecipientPicker(props: RecipientPickerProps) {
  const { value, onChange, faults, ownDomains, naming } = props;
  const own = faults.find((fault) => fault.field === "recipients");
  return (
    <div className={classes.picker}>
      <AddressBox {...props} error={own?.message} />
      <AddFolder naming={naming} onAdd={(recipient) => onChange(withRecipient(value, recipient))} />
      {value.length > 0 && (
        <>
          <ul className={classes.chips} aria-label="Readers">
            {value.map((recipient, index) => (
              <Chip
                key={`${recipient.channel}:${recipient.destination}`}
                recipient={recipient}
                fault={recipientFault(recipient, index, faults)}
                external={isExternal(recipient, ownDomains)}
                onRemove={() => onChange(value.filter((each) => each !== recipient))}
              />
            ))}
          </ul>
          <p className={classes.count} role="status">
            {plural(value.length, "reader")}
            {externalWords(value, ownDomains)}
          </p>
        </>
      )}
    </div>
  );
}

function externalWords(value: RecipientInput[], ownDomains: string[]): string {
  const external = value.filter((each) => isExternal(each, ownDomains)).length;
  return external > 0
    ? `, ${external} external: each is asked once to confirm before the first report`
    : "";
}

interface ChipProps {
  recipient: RecipientInput;
  fault: string | undefined;
  external: boolean;
  onRemove: () => void;
}

function Chip({ recipient, fault, external, onRemove }: ChipProps) {
  return (
    <li className={classes.chip} data-fault={fault ? true : undefined}>
      {fault && <Icon name="alert" size={14} />}
      <span className={classes.address}>{recipient.destination}</span>
      {recipient.channel !== "email" && (
        <span className={classes.tag}>{channelWord(recipient.channel)}</span>
      )}
      {recipient.options?.overwrite === true && <span className={classes.tag}>replaces</span>}
      {external && !fault && <span className={classes.tag}>External</span>}
      {fault && <span className={classes.why}>{fault}</span>}
      <CloseButton size="sm" aria-label={`Remove ${recipient.destination}`} onClick={onRemove} />
    </li>
  );
}

function AddressBox(props: RecipientPickerProps & { error: string | undefined }) {
  const { value, onChange, error } = props;
  const [typed, setTyped] = useState("");
  const [settled] = useDebouncedValue(typed, 200);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const chosen = new Set(value.map((each) => each.destination.toLowerCase()));
  const found = useQuery(peopleQuery(settled.trim())).data ?? [];
  const people = found.filter((each) => !chosen.has(each.email.toLowerCase()));

  const add = (text: string) => {
    const addresses = splitAddresses(text);
    if (addresses.length > 0) {
      onChange(withAdded(value, addresses));
    }
    setTyped("");
    combobox.closeDropdown();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (/[\n,;]/.test(text)) {
      event.preventDefault();
      add(text);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isEnd = event.key === "Enter" || event.key === "," || event.key === ";";
    const picksOption = event.key === "Enter" && combobox.getSelectedOptionIndex() !== -1;
    if (isEnd && !picksOption && typed.trim() !== "") {
      event.preventDefault();
      add(typed);
    }
  };

  return (
    <Combobox store={combobox} onOptionSubmit={add}>
      <Combobox.Target>
        <TextInput
          id={fieldId("recipients")}
          label="People and addresses"
          description="Names, addresses, or a pasted list"
          autoComplete="off"
          error={error}
          value={typed}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            if (typed.includes("@")) {
              add(typed);
            }
          }}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={people.length === 0}>
        <Combobox.Options mah={240} style={{ overflowY: "auto" }}>
          {people.slice(0, 8).map((person) => (
            <Combobox.Option key={person.id} value={person.email}>
              {personLabel(person)}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
