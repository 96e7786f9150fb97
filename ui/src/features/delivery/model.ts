import type { FieldFault, Person, RecipientInput } from "@/lib/api-types";

/** The form of an address; whether it exists only the mail server knows. */
const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/;

export function looksLikeAddress(text: string): boolean {
  return address.test(text) && text.length <= 254;
}

/** A pasted list in any usual form: lines, commas, semicolons, `Ann Frei <ann@x.com>`. */
export function splitAddresses(pasted: string): string[] {
  const found = pasted
    .split(/[\n\r,;\t]+/)
    .map((each) => /<([^<>]*)>/.exec(each)?.[1] ?? each)
    .flatMap((each) => (each.includes("@") ? each.trim().split(/\s+/) : [each.trim()]))
    .filter((each) => each !== "");
  return [...new Set(found)];
}

/** The recipients with those added that are not there yet. */
export function withAdded(recipients: RecipientInput[], destinations: string[]): RecipientInput[] {
  const known = new Set(recipients.map((each) => each.destination.toLowerCase()));
  const fresh = destinations.filter((each) => {
    const key = each.toLowerCase();
    return !known.has(key) && known.add(key);
  });
  return [...recipients, ...fresh.map((destination) => ({ channel: "email", destination }))];
}

/** The recipients with one more; one that is there already takes the new options. */
export function withRecipient(
  recipients: RecipientInput[],
  added: RecipientInput,
): RecipientInput[] {
  const others = recipients.filter(
    (each) => each.channel !== added.channel || each.destination !== added.destination,
  );
  return [...others, added];
}

/** What is wrong with one recipient, if anything; the server's word counts above ours. */
export function recipientFault(
  recipient: RecipientInput,
  index: number,
  faults: FieldFault[],
): string | undefined {
  const names = [`recipients[${index}]`, `recipients.${index}`];
  const said = faults.find((fault) => names.some((name) => fault.field.startsWith(name)));
  if (said) {
    return said.message;
  }
  return recipient.channel === "email" && !looksLikeAddress(recipient.destination)
    ? `“${recipient.destination}” is not an e-mail address.`
    : undefined;
}

export function recipientFaults(recipients: RecipientInput[]): FieldFault[] {
  return recipients.flatMap((recipient, index) => {
    const message = recipientFault(recipient, index, []);
    return message ? [{ field: `recipients.${index}`, message }] : [];
  });
}

/** Outside of the organisation: an address under no domain that its people use. */
export function isExternal(recipient: RecipientInput, ownDomains: string[]): boolean {
  const domain = recipient.destination.split("@")[1]?.toLowerCase();
  return recipient.channel === "email" && domain !== undefined && !ownDomains.includes(domain);
}

export function domainOf(email: string): string {
  return email.split("@")[1]?.toLowerCase() ?? "";
}

export function personLabel(person: Person): string {
  return person.display_name ? `${person.display_name} · ${person.email}` : person.email;
}

const channelWords: Record<string, string> = {
  email: "e-mail",
  in_app: "inbox",
  slack: "Slack",
  webhook: "webhook",
  file: "file",
  s3: "S3",
  azure: "Azure",
  gcs: "Google Cloud",
};

export function channelWord(channel: string): string {
  return channelWords[channel] ?? channel;
}
