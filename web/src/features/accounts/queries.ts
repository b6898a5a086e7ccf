import { $api } from "@/api/client";

export const meQuery = () => $api.queryOptions("get", "/api/auth/me");

/** Who is signed in; only below the route that has made sure somebody is. */
export function useMe() {
  return $api.useSuspenseQuery("get", "/api/auth/me").data;
}
