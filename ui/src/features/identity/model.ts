import { asProblem } from "@/lib/problem";

/** What a person is told when sign-in does not work: the same for a wrong name and a wrong password. */
export function signInWords(error: unknown): string {
  const problem = asProblem(error);
  switch (problem.code) {
    case "bad_credentials":
      return "E-mail and password do not match. Check both and try again.";
    case "locked_out":
      return `Too many attempts. Sign-in is locked ${lockedUntil(problem.message, problem.retryAfterSeconds)}.`;
    default:
      return problem.message;
  }
}

function lockedUntil(detail: string, retryAfterSeconds: number | undefined): string {
  if (retryAfterSeconds) {
    const until = new Date(Date.now() + retryAfterSeconds * 1000);
    const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
    return `until ${time.format(until)}`;
  }
  return /until \S+/.exec(detail)?.[0] ?? "for a while";
}

/** Where to go after sign-in: only a path of this application. */
export function safeNext(next: string | undefined): string {
  const inside = next?.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\");
  return inside && next ? next : "/";
}
