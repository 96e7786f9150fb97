import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { Icon } from "@/components/Icon";
import { session } from "@/lib/session";
import { signInWords } from "./model";
import classes from "./SignIn.module.css";

interface SignInFormProps {
  onDone: () => void;
  /** Fixed where a person signs in again. */
  email?: string;
}

/** E-mail and password; works with password managers and with pasted passwords. */
export function SignInForm({ onDone, email: known }: SignInFormProps) {
  const [email, setEmail] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    try {
      await session.signIn(email.trim(), password);
      onDone();
    } catch (error) {
      setFault(signInWords(error));
      passwordField.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={classes.form} onSubmit={submit}>
      {fault && (
        <div role="alert" className={classes.fault}>
          <Icon name="alert" />
          <span>{fault}</span>
        </div>
      )}
      <TextInput
        label="E-mail"
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        readOnly={Boolean(known)}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        ref={passwordField}
        label="Password"
        data-autofocus={known ? true : undefined}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleIcon={({ reveal }) => <Icon name={reveal ? "eyeOff" : "eye"} />}
        visibilityToggleButtonProps={{
          "aria-label": "Show the password",
          tabIndex: 0,
          "aria-hidden": false,
        }}
      />
      <Button type="submit" loading={busy} size="md">
        Sign in
      </Button>
    </form>
  );
}
