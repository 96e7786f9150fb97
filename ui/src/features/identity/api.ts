import { queryOptions } from "@tanstack/react-query";
import type { Login } from "@/lib/api-types";
import { http, take } from "@/lib/http";
import { keys } from "@/lib/query";

export function meQuery() {
  return queryOptions({
    queryKey: keys.me,
    queryFn: ({ signal }) => take(http.GET("/api/v1/me", { signal })),
    staleTime: 300_000,
  });
}

export function changePassword(current: string, next: string): Promise<Login> {
  return take(
    http.POST("/api/v1/auth/password", {
      body: { current_password: current, new_password: next },
    }),
  );
}
