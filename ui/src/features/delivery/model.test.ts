import { describe, expect, it } from "vitest";
import { isExternal, looksLikeAddress, recipientFault, splitAddresses, withAdded } from "./model";

describe("pasted readers", () => {
  it("are split in every usual form", () => {
    const pasted = 'Ann Frei <ann@x.com>; ben@x.com,\ncem@x.com dora@x.com\r\n"Roth, E" <e@x.com>';
    expect(splitAddresses(pasted)).toEqual(
      expect.arrayContaining(["ann@x.com", "ben@x.com", "cem@x.com", "dora@x.com", "e@x.com"]),
    );
  });

  it("keep the bad ones, so that each can be marked", () => {
    const recipients = withAdded([], splitAddresses("ann@x.com, nonsense, ben@"));
    expect(recipients.map((each, index) => recipientFault(each, index, []))).toEqual([
      undefined,
      "“nonsense” is not an e-mail address.",
      "“ben@” is not an e-mail address.",
    ]);
  });

  it("are added once, whatever their case", () => {
    const first = withAdded([], ["ann@x.com"]);
    expect(withAdded(first, ["Ann@X.com", "ben@x.com"])).toHaveLength(2);
  });
});

it("takes the server's word on one reader", () => {
  const faults = [{ field: "recipients[1].destination", message: "The domain does not exist." }];
  const recipients = withAdded([], ["ann@x.com", "ben@y.com"]);
  expect(recipients.map((each, index) => recipientFault(each, index, faults))).toEqual([
    undefined,
    "The domain does not exist.",
  ]);
});

it("knows an address by its form", () => {
  expect(looksLikeAddress("ann.frei+sales@mail.acme.test")).toBe(true);
  expect(looksLikeAddress("ann@acme")).toBe(false);
  expect(looksLikeAddress("ann frei@acme.test")).toBe(false);
});

it("marks readers outside of the organisation", () => {
  expect(isExternal({ channel: "email", destination: "a@Acme.test" }, ["acme.test"])).toBe(false);
  expect(isExternal({ channel: "email", destination: "a@else.org" }, ["acme.test"])).toBe(true);
});
