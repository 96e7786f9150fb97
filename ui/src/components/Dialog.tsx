import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useFocusReturn } from "@/lib/focus";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is there while it is rendered; the focus returns to where it came from. */
export function Dialog({ title, onClose, children }: DialogProps) {
  useFocusReturn();
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {children}
    </Modal>
  );
}
