import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { Brand } from "@/components/Brand";
import { safeNext } from "@/features/identity/model";
import classes from "@/features/identity/SignIn.module.css";
import { SignInForm } from "@/features/identity/SignInForm";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  useEffect(() => {
    document.title = "Sign in - Punctual";
  }, []);
  const enter = () => {
    client.clear(); // nothing of whoever was here before
    router.history.push(safeNext(next));
  };
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Brand />
        <h1>Sign in</h1>
        <SignInForm onDone={enter} />
      </div>
    </main>
  );
}
