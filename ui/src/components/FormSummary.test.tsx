import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { expectAccessible, show } from "@/test/render";
import { FormSummary, fieldId } from "./FormSummary";

const faults = [
  { field: "name", message: "Give the schedule a name." },
  { field: "recipients[2].destination", message: "“x” is not an e-mail address." },
];

function Page({ attempt, onGo }: { attempt: number; onGo?: (field: string) => void }) {
  return (
    <>
      <FormSummary
        faults={attempt > 0 ? faults : []}
        attempt={attempt}
        {...(onGo ? { onGo } : {})}
      />
      <label>
        Name <input id={fieldId("name")} />
      </label>
      <label>
        Readers <input id={fieldId("recipients")} />
      </label>
    </>
  );
}

it("takes the focus when saving was tried, and has no barrier", async () => {
  const { container, update } = show(<Page attempt={0} />);
  expect(screen.queryByRole("alert")).toBeNull();
  update(<Page attempt={1} />);
  expect(document.activeElement).toBe(screen.getByRole("alert"));
  await expectAccessible(container);
});

it("leads to the field, or to the nearest one above it", async () => {
  const onGo = vi.fn();
  show(<Page attempt={1} onGo={onGo} />);
  fireEvent.click(screen.getByText("Give the schedule a name."));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name")));
  fireEvent.click(screen.getByText(/not an e-mail address/));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Readers")));
  expect(onGo).toHaveBeenLastCalledWith("recipients[2].destination");
});
