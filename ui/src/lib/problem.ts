import type { FieldFault, ProblemBody } from "./api-types";
import { capitalised } from "./format";

/**
 * What is wrong with a field, as a sentence: the server's words for a schedule go on after the
 * field's name ("has 6 fields"), or name the value first ("there is no February 30th").
 */
export function asSentence({ field, message }: FieldFault): string {
  const name = field.split(".").pop()?.replaceAll("_", " ") ?? "value";
  const whole = /^(is|has|does not) /.test(message) ? `the ${name} ${message}` : message;
  const first = whole.split(" ", 1)[0] ?? "";
  const spoken = /^[a-z]+,?$/.test(first) ? capitalised(whole) : whole; // not `error_code` nor a value
  return /[.!?…)”"']$/.test(spoken) ? spoken : `${spoken}.`;
}

function withSentences(body: ProblemBody): ProblemBody {
  const errors = (body.errors ?? []).map((fault) => ({ ...fault, message: asSentence(fault) }));
  const same = body.errors?.findIndex((fault) => fault.message === body.detail) ?? -1;
  return { ...body, errors, detail: errors[same]?.message ?? body.detail };
}

/** An answer of the server that is not the one wished for, or no answer at all (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly errors: FieldFault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(body: ProblemBody, retryAfterSeconds?: number) {
    super(body.detail || body.title);
    this.name = "Problem";
    this.status = body.status;
    this.code = body.code;
    this.errors = body.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503;
  }
}

const unreachable: ProblemBody = {
  title: "The server does not answer. Check the connection; then try again.",
  status: 0,
  code: "unreachable",
};

/** Anything thrown as a Problem; an aborted request stays what it is. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  if (error instanceof TypeError) {
    return new Problem(unreachable);
  }
  const title = error instanceof Error ? error.message : String(error);
  return new Problem({ title, status: -1 });
}

/** The problem that an answer carries, whatever a proxy in between made of it. */
export function problemOf(response: Response, body: unknown): Problem {
  const given = typeof body === "object" && body !== null ? (body as Partial<ProblemBody>) : {};
  const retryAfter = Number(response.headers.get("Retry-After"));
  return new Problem(
    withSentences({
      ...given,
      title: given.title ?? `The server answered ${response.status}.`,
      status: response.status,
    }),
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  );
}

/** What the server says of one field of a form that it refused. */
export function faultOf(error: unknown, field: string): string | undefined {
  return error instanceof Problem
    ? error.errors.find((fault) => fault.field === field)?.message
    : undefined;
}
