import { queryOptions } from "@tanstack/react-query";
import type { ProfileForm } from "@/lib/api-types";
import { authorizedFetch, http, take } from "@/lib/http";
import { problemOf } from "@/lib/problem";
import { keys } from "@/lib/query";

export function organizationQuery() {
  return queryOptions({
    queryKey: keys.organization,
    queryFn: ({ signal }) => take(http.GET("/api/v1/organization", { signal })),
  });
}

/** An address of the picture that this page may show; null where there is none. */
export function logoQuery(wanted: boolean) {
  return queryOptions({
    queryKey: [...keys.organization, "logo"],
    queryFn: async ({ signal }) => {
      const logo = await take(http.GET("/api/v1/organization/logo", { signal, parseAs: "blob" }));
      return asDataUrl(logo as unknown as Blob);
    },
    enabled: wanted,
  });
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

export function changeOrganization(form: ProfileForm) {
  return take(http.PUT("/api/v1/organization", { body: form }));
}

/** The bytes as they are; throws a Problem where they are no picture. */
export async function putLogo(file: File): Promise<void> {
  const address = new URL("/api/v1/organization/logo", location.origin);
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  const answer = await authorizedFetch(
    new Request(address, { method: "PUT", headers, body: file }),
  );
  if (!answer.ok) {
    throw problemOf(answer, await answer.json().catch(() => undefined));
  }
}

export function removeLogo() {
  return take(http.DELETE("/api/v1/organization/logo"));
}
