import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import type { RecipientInput } from "@/lib/api-types";
import { expectAccessible, show } from "@/test/render";
import { RecipientPicker } from "./RecipientPicker";

function Picker() {
  const [value, setValue] = useState<RecipientInput[]>([]);
  return (
    <RecipientPicker
      value={value}
      onChange={setValue}
      faults={[]}
      ownDomains={["acme.test"]}
      naming={{ scheduleName: "", reportName: "", formats: ["csv"], timezone: "UTC" }}
    />
  );
}

it("splits a pasted list and marks each bad address by itself", async () => {
  const { container } = show(<Picker />);
  const box = screen.getByLabelText("People and addresses");
  const pasted = "ann@acme.test\nben@else.org\nnonsense";
  fireEvent.paste(box, { clipboardData: { getData: () => pasted } });
  expect(screen.getAllByRole("listitem")).toHaveLength(3);
  expect(screen.getByText("External")).toBeTruthy();
  expect(screen.getByText("“nonsense” is not an e-mail address.")).toBeTruthy();
  expect(screen.getByText(/3 readers, 1 external/)).toBeTruthy();
  await expectAccessible(container);
  fireEvent.click(screen.getByRole("button", { name: "Remove nonsense" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
});

it("adds what was typed with Enter", () => {
  show(<Picker />);
  const box = screen.getByLabelText("People and addresses");
  fireEvent.change(box, { target: { value: "ann@acme.test" } });
  fireEvent.keyDown(box, { key: "Enter" });
  expect(screen.getByText("1 reader")).toBeTruthy();
});
