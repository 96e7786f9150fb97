import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { SignInForm } from "./SignInForm";

/** Over the page when sign-in has run out: what was typed stays. */
export function SignInDialog({ email }: { email: string }) {
  const client = useQueryClient();
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title="Sign in again">
      <p style={{ marginBottom: 16 }}>
        Your sign-in has run out. What you were doing is still here.
      </p>
      <SignInForm email={email} onDone={() => void client.invalidateQueries()} />
    </Modal>
  );
}
