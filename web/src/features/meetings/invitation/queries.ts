import { $api } from "@/api/client";

export const invitationQuery = (code: string) =>
  $api.queryOptions("get", "/api/invitations/{code}", { params: { path: { code } } });
